package dev.tributary.topology.store;

import dev.tributary.clustering.Body;
import dev.tributary.clustering.Component;
import dev.tributary.clustering.ComponentId;
import dev.tributary.clustering.Edge;
import dev.tributary.clustering.EdgeKey;
import dev.tributary.clustering.Member;
import dev.tributary.clustering.Rank;
import dev.tributary.clustering.Unpublished;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.codec.binary.KeyWriter;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.format.Formats;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Stores components in pages: a small one is one row, a large one many rows of bounded size, of
 * which a change rewrites only those that it touches. An item's page follows from the hash of its
 * key; the number of pages is a power of two that follows the number of items.
 *
 * <p>Row: (founder, partition, serial, page) to (format; on page 0: pages, rank, what is not
 * published yet; members and edges of this page; on page 0 also questions and departures).
 */
final class ComponentPages {
  private static final int FORMAT = 3;
  private static final int ITEMS_PER_PAGE = 48;

  /** As many changed components are held back; more of them are written before the commit. */
  private static final int MOST_CHANGED = 20_000;

  private final Rows rows;
  private final int limit;
  private final Map<ComponentId, Cached> cache = new LinkedHashMap<>(1024, 0.75f, true);
  private final Map<ComponentId, Cached> changed = new LinkedHashMap<>();

  /** A component in memory, or the knowledge that it is gone, and how many pages are stored. */
  private static final class Cached {
    @Nullable Component component;
    int pages;

    Cached(@Nullable Component component, int pages) {
      this.component = component;
      this.pages = pages;
    }
  }

  /** Keeps as many unchanged components decoded. */
  ComponentPages(Rows rows, int limit) {
    this.rows = rows;
    this.limit = limit;
  }

  @Nullable Component load(ComponentId id) {
    return cached(id).component;
  }

  private Cached cached(ComponentId id) {
    Cached known = cache.get(id);
    if (known == null) {
      Cached stored = read(id);
      known = stored == null ? new Cached(null, 0) : stored;
      cache.put(id, known);
    }
    return known;
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
    Unpublished news = Formats.readUnpublished(in);
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
    return new Cached(Component.of(rank, body, news), pages);
  }

  void save(Component component) {
    // A component that is new has a fresh id: there is nothing to look for.
    Cached known = cache.get(component.id());
    if (known == null) {
      known = new Cached(null, 0);
      cache.put(component.id(), known);
    }
    if (known.component != null && known.component != component) {
      throw new IllegalStateException("a component was changed in two places at once");
    }
    known.component = component;
    changed(component.id(), known);
  }

  void remove(ComponentId id) {
    Cached known = cached(id);
    if (known.component != null) {
      known.component = null;
      changed(id, known);
    }
  }

  private void changed(ComponentId id, Cached known) {
    if (changed.putIfAbsent(id, known) == null && changed.size() > MOST_CHANGED) {
      writeChanged();
    }
  }

  private void writeChanged() {
    changed.forEach(this::write);
    changed.clear();
  }

  /** Writes what has changed. To be called between messages: it lets go of components. */
  void flush() {
    writeChanged();
    Iterator<Cached> eldest = cache.values().iterator();
    while (cache.size() > limit && eldest.hasNext()) {
      eldest.next();
      eldest.remove();
    }
  }

  private void write(ComponentId id, Cached cached) {
    Component component = cached.component;
    int pages = component == null ? 0 : pagesFor(component);
    if (component != null) {
      dirtyPages(component, pages, cached.pages)
          .forEach(page -> rows.put(key(id, page), write(component, page, pages)));
    } else {
      cache.remove(id);
    }
    for (int page = pages; page < cached.pages; page++) {
      rows.delete(key(id, page));
    }
    cached.pages = pages;
  }

  private static Set<Integer> dirtyPages(Component component, int pages, int stored) {
    Set<Object> touched = component.drainTouched();
    Set<Integer> dirty = new TreeSet<>();
    for (int page = 0; stored != pages && page < pages; page++) {
      dirty.add(page);
    }
    touched.forEach(item -> dirty.add(pageOf(item, pages)));
    return dirty;
  }

  private static byte[] write(Component component, int page, int pages) {
    BinaryWriter out = new BinaryWriter();
    out.writeVersion(FORMAT);
    if (page == 0) {
      out.writeUnsigned(pages);
      Formats.RANK.write(component.rank(), out);
      Formats.writeUnpublished(component.unpublished(), out);
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
