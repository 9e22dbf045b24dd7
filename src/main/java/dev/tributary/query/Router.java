package dev.tributary.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rows wherever they are kept: here, or by asking the instance that owns them. */
public final class Router {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final QueryTables tables;
  private final Peers peers;

  public Router(QueryTables tables, Peers peers) {
    this.tables = tables;
    this.peers = peers;
  }

  /**
   * Reads rows, each from its owner, in one request to each instance.
   *
   * @param stale whether a copy that may be behind will do where the owner cannot answer
   * @throws UnavailableException where a row cannot be read at the moment
   */
  public Rows read(List<Lookup> lookups, boolean stale) {
    Map<Instance, List<Integer>> byOwner = new LinkedHashMap<>();
    List<QueryTables.Owner> owners = new ArrayList<>(lookups.size());
    for (int i = 0; i < lookups.size(); i++) {
      QueryTables.Owner owner = tables.ownerOf(lookups.get(i));
      owners.add(owner);
      byOwner.computeIfAbsent(owner.active(), any -> new ArrayList<>()).add(i);
    }
    return gather(lookups, byOwner, owners, stale);
  }

  /** The instance that keeps a row. */
  public Instance ownerOf(Lookup lookup) {
    return tables.ownerOf(lookup).active();
  }

  /** Reads one row. */
  public Rows read(Lookup lookup, boolean stale) {
    return read(List.of(lookup), stale);
  }

  private Rows gather(
      List<Lookup> lookups,
      Map<Instance, List<Integer>> byOwner,
      List<QueryTables.Owner> owners,
      boolean stale) {
    List<byte @Nullable []> values = new ArrayList<>();
    lookups.forEach(lookup -> values.add(null));
    Map<Instance, CompletableFuture<Rows>> asked = new LinkedHashMap<>();
    byOwner.forEach(
        (owner, places) -> asked.put(owner, ask(owner, lookups, owners, places, false)));
    boolean behind = false;
    for (Map.Entry<Instance, List<Integer>> part : byOwner.entrySet()) {
      try {
        fill(values, part.getValue(), await(asked.get(part.getKey())));
      } catch (UnavailableException e) {
        if (!stale) {
          throw e;
        }
        fromCopies(lookups, part.getValue(), owners, values, e);
        behind = true;
      }
    }
    return new Rows(values, behind);
  }

  /**
   * Each copy is asked for all that it may have, at once; one that does not answer, never again.
   */
  private void fromCopies(
      List<Lookup> lookups,
      List<Integer> places,
      List<QueryTables.Owner> owners,
      List<byte @Nullable []> values,
      UnavailableException active) {
    Set<Instance> silent = new HashSet<>();
    Set<Integer> open = new TreeSet<>(places);
    while (!open.isEmpty()) {
      Map<Instance, List<Integer>> byCopy = new LinkedHashMap<>();
      for (int place : open) {
        Instance copy =
            copies(owners.get(place))
                .filter(it -> !silent.contains(it))
                .findFirst()
                .orElseThrow(() -> active);
        byCopy.computeIfAbsent(copy, any -> new ArrayList<>()).add(place);
      }
      byCopy.forEach(
          (copy, wanted) -> {
            try {
              fill(values, wanted, await(ask(copy, lookups, owners, wanted, true)));
              wanted.forEach(open::remove);
            } catch (UnavailableException e) {
              silent.add(copy); // the next one may be able to
            }
          });
    }
  }

  /** The standbys, and last the owner: with what it has restored so far. */
  private static Stream<Instance> copies(QueryTables.Owner owner) {
    return Stream.concat(owner.standbys().stream(), Stream.of(owner.active()));
  }

  private CompletableFuture<Rows> ask(
      Instance keeper,
      List<Lookup> lookups,
      List<QueryTables.Owner> owners,
      List<Integer> places,
      boolean stale) {
    List<Lookup> wanted = pick(lookups, places);
    if (!keeper.equals(tables.self())) {
      return peers.read(keeper, wanted, stale);
    }
    try {
      return CompletableFuture.completedFuture(tables.read(wanted, pick(owners, places), stale));
    } catch (UnavailableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Rows await(@Nullable CompletableFuture<Rows> asked) {
    if (asked == null) {
      throw new IllegalStateException("an instance was not asked");
    }
    try {
      return asked.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof UnavailableException known
          ? known
          : new UnavailableException("an instance did not answer; ask again", RETRY);
    }
  }

  private static <T> List<T> pick(List<T> of, List<Integer> places) {
    return places.stream().map(of::get).toList();
  }

  private static void fill(List<byte @Nullable []> values, List<Integer> places, Rows rows) {
    for (int i = 0; i < places.size(); i++) {
      values.set(places.get(i), rows.values().get(i));
    }
  }
}
