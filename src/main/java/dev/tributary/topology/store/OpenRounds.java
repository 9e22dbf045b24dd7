package dev.tributary.topology.store;

import dev.tributary.clustering.Round;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.format.Formats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rounds that wait for reports; which there are is always known, the rounds are rows. */
final class OpenRounds {
  private final CachedRows<RecordKey, Round> rounds;

  /** When each open round asked, in the order of asking. */
  private final Map<RecordKey, Long> asked = new LinkedHashMap<>();

  OpenRounds(Rows rows, Function<RecordKey, byte[]> keyOf, int cachedRows) {
    this.rounds = new CachedRows<>(rows, keyOf, Formats.ROUND, cachedRows);
    rows.all(
        (key, value) -> {
          Round round = Formats.ROUND.fromBytes(value);
          asked.put(round.key(), round.askedMillis());
        });
  }

  @Nullable Round get(RecordKey key) {
    return asked.containsKey(key) ? rounds.get(key) : null;
  }

  void save(Round round) {
    if (asked.remove(round.key()) == null) {
      rounds.putNew(round.key(), round);
    } else {
      rounds.put(round.key(), round);
    }
    asked.put(round.key(), round.askedMillis());
  }

  /** Answers whether there was one. */
  boolean remove(RecordKey key) {
    if (asked.remove(key) == null) {
      return false;
    }
    rounds.remove(key);
    return true;
  }

  int count() {
    return asked.size();
  }

  /** Shows the rounds that asked at that time or before it. */
  void askedBefore(long millis, Consumer<Round> visitor) {
    List<RecordKey> overdue = new ArrayList<>();
    for (Map.Entry<RecordKey, Long> open : asked.entrySet()) {
      if (open.getValue() > millis) {
        break;
      }
      overdue.add(open.getKey());
    }
    for (RecordKey key : overdue) {
      Round round = get(key);
      if (round != null) {
        visitor.accept(round);
      }
    }
  }

  /** Says whether one is of a version that is not newer than this. */
  boolean hasUpTo(long version) {
    return asked.keySet().stream()
        .map(rounds::get)
        .anyMatch(round -> round != null && round.version() <= version);
  }

  /** Writes what has changed. */
  void flush() {
    rounds.flush();
  }
}
