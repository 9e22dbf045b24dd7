package dev.tributary.topology.store;

import dev.tributary.clustering.Body;
import dev.tributary.clustering.Component;
import dev.tributary.clustering.ComponentId;
import dev.tributary.clustering.Edge;
import dev.tributary.clustering.EdgeKey;
import dev.tributary.clustering.Member;
import dev.tributary.clustering.Rank;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.codec.binary.KeyWriter;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.format.Formats;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Stores components in pages: a small one is one row, a large one many rows of bounded size, of
 * which a change rewrites only those that it touches. An item's page follows from the hash of its
 * key; the number of pages is a power of two that follows the number of items.
 *
 * <p>Row: (founder, partition, serial, page) to (format; on page 0: pages, rank, since when
 * unpublished; members and edges of this page; on page 0 also questions and departures).
 */
final class ComponentPages {
  private static final int FORMAT = 2;
  private static final int ITEMS_PER_PAGE = 48;

  private final Rows rows;
  private final Map<ComponentId, Cached> cache;

  private record Cached(Component component, int pages) {}

  ComponentPages(Rows rows, int cachedComponents) {
    this.rows = rows;
    this.cache = new LruCache<>(cachedComponents);
  }

  @Nullable Component load(ComponentId id) {
    Cached cached = cache.get(id);
    if (cached == null) {
      cached = read(id);
      if (cached != null) {
        cache.put(id, cached);
      }
    }
    return cached == null ? null : cached.component();
  }

  private @Nullable Cached read(ComponentId id) {
    byte[] first = rows.get(key(id, 0));
    if (first == null) {
      return null;
    }
    BinaryReader in = new BinaryReader(first);
    in.readOnlyVersion(FORMAT);
    int pages = in.readUnsigned();
    Rank rank = Formats.RANK.read(in);
    long unpublishedSince = in.readLong();
    Body body = Formats.BODY.read(in);
    for (int page = 1; page < pages; page++) {
      byte[] value = rows.get(key(id, page));
      if (value != null) {
        BinaryReader more = new BinaryReader(value);
        more.readOnlyVersion(FORMAT);
        Body piece = Formats.BODY.read(more);
        body.members().addAll(piece.members());
        body.edges().addAll(piece.edges());
      }
    }
    return new Cached(Component.of(rank, body, unpublishedSince), pages);
  }

  void save(Component component) {
    Set<Object> touched = component.drainTouched();
    Cached before = cache.get(component.id());
    int pages = pagesFor(component);
    int stored = before == null ? 0 : before.pages();
    if (before != null && before.component() != component) {
      throw new IllegalStateException("a component was changed in two places at once");
    }
    if (touched.isEmpty() && stored == pages) {
      return;
    }
    Set<Integer> dirty = new TreeSet<>();
    for (int page = 0; stored != pages && page < pages; page++) {
      dirty.add(page);
    }
    touched.forEach(item -> dirty.add(pageOf(item, pages)));
    dirty.forEach(page -> rows.put(key(component.id(), page), write(component, page, pages)));
    for (int page = pages; page < stored; page++) {
      rows.delete(key(component.id(), page));
    }
    cache.put(component.id(), new Cached(component, pages));
  }

  void remove(ComponentId id) {
    Cached cached = cache.remove(id);
    int pages = cached == null ? storedPages(id) : cached.pages();
    for (int page = 0; page < pages; page++) {
      rows.delete(key(id, page));
    }
  }

  private int storedPages(ComponentId id) {
    Cached stored = read(id);
    return stored == null ? 0 : stored.pages();
  }

  private static byte[] write(Component component, int page, int pages) {
    BinaryWriter out = new BinaryWriter();
    out.writeVersion(FORMAT);
    if (page == 0) {
      out.writeUnsigned(pages);
      Formats.RANK.write(component.rank(), out);
      out.writeLong(component.unpublishedSinceMillis());
    }
    Body body = Body.empty();
    for (Member member : component.members()) {
      if (pageOf(member.key(), pages) == page) {
        body.members().add(member);
      }
    }
    for (Edge edge : component.edges()) {
      if (pageOf(edge.key(), pages) == page) {
        body.edges().add(edge);
      }
    }
    if (page == 0) {
      body.inFlight().addAll(component.inFlight());
      body.departures().addAll(component.departures());
    }
    Formats.BODY.write(body, out);
    return out.toByteArray();
  }

  private static int pagesFor(Component component) {
    int items = component.size() + component.edges().size();
    return Math.max(1, Integer.highestOneBit(Math.max(1, items / ITEMS_PER_PAGE)));
  }

  private static int pageOf(Object item, int pages) {
    if (pages == 1) {
      return 0;
    }
    if (item instanceof RecordKey key) {
      return page(hash(key), pages);
    }
    if (item instanceof EdgeKey key) {
      return page(31 * hash(key.low()) + hash(key.high()), pages);
    }
    return 0;
  }

  private static int hash(RecordKey key) {
    return 31 * key.source().hashCode() + key.id().hashCode();
  }

  private static int page(int hash, int pages) {
    int mixed = hash * 0x9E3779B1;
    return (mixed >>> 8) & (pages - 1);
  }

  private static byte[] key(ComponentId id, int page) {
    return new KeyWriter()
        .writeRecordKey(id.founder())
        .writeInt(id.partition())
        .writeLong(id.serial())
        .writeInt(page)
        .toByteArray();
  }
}
