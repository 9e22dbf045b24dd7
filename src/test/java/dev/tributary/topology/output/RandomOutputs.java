package dev.tributary.topology.output;

import dev.tributary.clustering.Edge;
import dev.tributary.clustering.Neighbour;
import dev.tributary.clustering.Output;
import dev.tributary.clustering.Output.EventType;
import dev.tributary.clustering.ReviewItem;
import dev.tributary.model.Attributes;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import dev.tributary.model.Tie;
import dev.tributary.model.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Outputs of every kind, the usual and the outlandish. */
final class RandomOutputs {
  private static final String[] SOURCES = {"crm", "billing", "größe"};
  private static final String[] ATTRIBUTES = {"email", "phone", "name"};
  private static final String[] TEXTS = {
    "Ada", "a:b|c", "\"\\\n\t\u0000", "Łukasz Å", "😀", "\uD83D", "x\uDE00y", " ", "\u2028", "山田"
  };
  private static final double[] TOTALS = {
    0, -0.0, 0.1, 12.3456789, -7.5, 1e-7, 1e12, 1e300, Double.POSITIVE_INFINITY
  };
  private static final long[] TIMES = {
    0, 1, 1_772_646_131_250L, -1, Long.MAX_VALUE, Long.MIN_VALUE, 253_402_300_800_000L
  };

  private final Random random;
  private final int parts;

  /**
   * Outputs that depend on the seed alone.
   *
   * @param parts how many a score has
   */
  RandomOutputs(long seed, int parts) {
    random = new Random(seed);
    this.parts = parts;
  }

  List<Output> oneOfEach() {
    return List.of(
        golden(upTo(5) + 1),
        new Output.GoldenRetired(id()),
        crosswalk(),
        new Output.CrosswalkRemoved(record()),
        new Output.Redirect(id(), id(), time()),
        new Output.RedirectRemoved(id()),
        event(),
        decision(upTo(4)),
        new Output.DecisionRemoved(record()),
        review(upTo(4) + 1),
        new Output.ReviewRemoved(record()));
  }

  Output.Golden golden(int members) {
    return new Output.Golden(
        id(),
        1 + upTo(100),
        list(members, this::member),
        total(),
        random.nextBoolean(),
        time(),
        time());
  }

  Output.Crosswalk crosswalk() {
    RecordKey record = record();
    return new Output.Crosswalk(record, id(), edge(record), time(), time());
  }

  Output.MergeLog event() {
    return new Output.MergeLog(
        EventType.values()[upTo(EventType.values().length)],
        id(),
        1 + upTo(9),
        list(upTo(3), this::id),
        list(upTo(3), this::record),
        edge(record()),
        random.nextBoolean() ? record() : null,
        time());
  }

  Output.Decision decision(int neighbours) {
    return new Output.Decision(
        record(),
        1 + upTo(9),
        list(
            neighbours,
            () -> new Neighbour(record(), 1 + upTo(9), score(), tie(), random.nextInt(3) == 0, 1)),
        random.nextBoolean() ? Map.of() : Map.of(record(), reason()),
        list(upTo(3), () -> upTo(4)),
        random.nextBoolean(),
        time(),
        time(),
        time());
  }

  Output.Review review(int candidates) {
    RecordKey record = record();
    return new Output.Review(
        record, id(), list(candidates, () -> candidate(record)), time(), time());
  }

  private Output.Review.Candidate candidate(RecordKey record) {
    boolean low = random.nextBoolean();
    return new Output.Review.Candidate(
        new ReviewItem(
            low ? record : record(),
            1,
            low ? record() : record,
            1,
            score(),
            tie(),
            reason(),
            time()),
        id());
  }

  private MemberRecord member() {
    Map<String, List<String>> values = new HashMap<>();
    for (String attribute : ATTRIBUTES) {
      List<String> some = list(upTo(3), this::text);
      if (!some.isEmpty()) {
        values.put(attribute, some);
      }
    }
    return new MemberRecord(record(), new Attributes(values), time());
  }

  private @Nullable Edge edge(RecordKey end) {
    return switch (random.nextInt(3)) {
      case 0 -> null;
      case 1 -> Edge.mustLink(end, 1 + upTo(9), record());
      default -> Edge.match(end, 1 + upTo(9), record(), 1 + upTo(9), score(), tie(), 1);
    };
  }

  private Tie tie() {
    return new Tie(Tier.values()[upTo(Tier.values().length)], upTo(3));
  }

  private ReviewReason reason() {
    return ReviewReason.values()[upTo(ReviewReason.values().length)];
  }

  private PairScore score() {
    float[] contributions = new float[parts];
    for (int i = 0; i < parts; i++) {
      contributions[i] = random.nextInt(3) == 0 ? Float.NaN : (float) total();
    }
    return new PairScore(total(), contributions);
  }

  private double total() {
    return random.nextBoolean() ? random.nextGaussian() * 10 : TOTALS[upTo(TOTALS.length)];
  }

  private long time() {
    return random.nextBoolean() ? 1_700_000_000_000L + random.nextInt() : TIMES[upTo(TIMES.length)];
  }

  private RecordKey record() {
    return new RecordKey(SOURCES[upTo(SOURCES.length)], text() + upTo(1_000_000));
  }

  private String text() {
    StringBuilder text = new StringBuilder(TEXTS[upTo(TEXTS.length)]);
    while (random.nextBoolean()) {
      text.append(TEXTS[upTo(TEXTS.length)]);
    }
    return text.toString();
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private int upTo(int bound) {
    return random.nextInt(bound);
  }

  private static <T> List<T> list(int size, Supplier<T> one) {
    return new ArrayList<>(IntStream.range(0, size).mapToObj(i -> one.get()).toList());
  }
}
