package dev.tributary.spec;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code limits}. */
final class LimitsReader {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,7})\\s*(ms|s|m|h|d)");
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofDays(1);

  private LimitsReader() {}

  static Limits read(YamlValue value) {
    YamlMapping limits =
        value.mapping(
            "max_block_size",
            "max_entity_size",
            "max_review_items_per_record",
            "max_record_bytes",
            "round_timeout",
            "settle_timeout");
    Limits otherwise = Limits.DEFAULT;
    return new Limits(
        limits.integer("max_block_size", 2, 100_000, otherwise.maxBlockSize()),
        limits.integer("max_entity_size", 2, 10_000, otherwise.maxEntitySize()),
        limits.integer(
            "max_review_items_per_record", 1, 1_000, otherwise.maxReviewItemsPerRecord()),
        limits.integer(
            "max_record_bytes", 1_024, Limits.MOST_RECORD_BYTES, otherwise.maxRecordBytes()),
        duration(limits, "round_timeout", otherwise.roundTimeout()),
        duration(limits, "settle_timeout", otherwise.settleTimeout()));
  }

  private static Duration duration(YamlMapping limits, String key, Duration otherwise) {
    YamlValue value = limits.get(key);
    if (value == null) {
      return otherwise;
    }
    Matcher matcher = DURATION.matcher(value.text());
    if (matcher.matches()) {
      Duration duration = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
      if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    }
    value.error(
        "expected a time from 100ms to 1d, as 500ms, 30s or 5m, found " + value.description());
    return otherwise;
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
