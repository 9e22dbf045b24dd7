package dev.tributary.demo;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When things happen: records from 2022 to 2025, and changes from 2026 on. */
final class Calendar {
  /** The first moment of the stream of changes, seconds since 1970 UTC. */
  static final long CHANGES_START =
      LocalDateTime.of(2026, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);

  private static final long RECORDS_START =
      LocalDateTime.of(2022, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
  private static final int DAY = 86_400;
  private static final int DAYS_OF_CREATION = 1_240;
  private static final int DAYS_OF_USE = 200;
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private Calendar() {}

  static long creation(Dice dice) {
    return RECORDS_START + dice.below(DAYS_OF_CREATION * DAY);
  }

  /** A later moment before the changes start. */
  static long lastTouch(long created, Dice dice) {
    return created + dice.below(DAYS_OF_USE * DAY);
  }

  static long momentOfJobChange(Dice dice) {
    return RECORDS_START + (long) dice.between(300, DAYS_OF_CREATION - 300) * DAY;
  }

  static String write(long seconds) {
    return FORMAT.format(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
  }
}
