package dev.tributary.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * What a column means where a Connect schema says so, and how it is written as text: dates and
 * times in ISO 8601, decimals in plain notation. A value that does not fit its type stays as it is:
 * it is the source's, and normalisers flag what they cannot use.
 *
 * @param meaning the semantic type
 * @param scale digits behind the point of a {@link Meaning#DECIMAL}
 */
public record ColumnType(Meaning meaning, int scale) {
  public static final ColumnType AS_WRITTEN = new ColumnType(Meaning.AS_WRITTEN, 0);

  /** Digits behind the point that a decimal may have. */
  public static final int MAX_SCALE = 1_000;

  /** The semantic types of Kafka Connect and Debezium whose JSON form people would not read. */
  public enum Meaning {
    AS_WRITTEN,
    DATE,
    TIME_MILLIS,
    TIME_MICROS,
    TIME_NANOS,
    TIMESTAMP_MILLIS,
    TIMESTAMP_MICROS,
    TIMESTAMP_NANOS,
    DECIMAL,
    /** A decimal that brings its scale along, in an object of scale and value. */
    VARIABLE_DECIMAL
  }

  /** The meaning of a schema name. */
  static ColumnType named(String schemaName, int scale) {
    Meaning meaning =
        switch (schemaName) {
          case "io.debezium.time.Date", "org.apache.kafka.connect.data.Date" -> Meaning.DATE;
          case "io.debezium.time.Time", "org.apache.kafka.connect.data.Time" -> Meaning.TIME_MILLIS;
          case "io.debezium.time.MicroTime" -> Meaning.TIME_MICROS;
          case "io.debezium.time.NanoTime" -> Meaning.TIME_NANOS;
          case "io.debezium.time.Timestamp", "org.apache.kafka.connect.data.Timestamp" ->
              Meaning.TIMESTAMP_MILLIS;
          case "io.debezium.time.MicroTimestamp" -> Meaning.TIMESTAMP_MICROS;
          case "io.debezium.time.NanoTimestamp" -> Meaning.TIMESTAMP_NANOS;
          case "org.apache.kafka.connect.data.Decimal" -> Meaning.DECIMAL;
          case "io.debezium.data.VariableScaleDecimal" -> Meaning.VARIABLE_DECIMAL;
          default -> Meaning.AS_WRITTEN;
        };
    return meaning == Meaning.AS_WRITTEN ? AS_WRITTEN : new ColumnType(meaning, scale);
  }

  /** The text of a JSON string. */
  String ofString(String text) {
    return meaning == Meaning.DECIMAL ? decimal(text, scale) : text;
  }

  /** The text of a JSON number. */
  public String ofNumber(String text) {
    if (meaning == Meaning.AS_WRITTEN || meaning == Meaning.DECIMAL) {
      return text;
    }
    try {
      return inIso8601(Long.parseLong(text), text);
    } catch (NumberFormatException | DateTimeException e) {
      return text;
    }
  }

  /** A decimal from the base64 form of its unscaled value, big-endian in two's complement. */
  static String decimal(String base64, int scale) {
    try {
      byte[] unscaled = Base64.getDecoder().decode(base64);
      return unscaled.length == 0 || Math.abs((long) scale) > MAX_SCALE
          ? base64
          : new BigDecimal(new BigInteger(unscaled), scale).toPlainString();
    } catch (IllegalArgumentException e) {
      return base64;
    }
  }

  private String inIso8601(long number, String text) {
    return switch (meaning) {
      case DATE -> LocalDate.ofEpochDay(number).toString();
      case TIME_MILLIS -> time(number, TimeUnit.MILLISECONDS);
      case TIME_MICROS -> time(number, TimeUnit.MICROSECONDS);
      case TIME_NANOS -> time(number, TimeUnit.NANOSECONDS);
      case TIMESTAMP_MILLIS -> timestamp(number, TimeUnit.MILLISECONDS);
      case TIMESTAMP_MICROS -> timestamp(number, TimeUnit.MICROSECONDS);
      case TIMESTAMP_NANOS -> timestamp(number, TimeUnit.NANOSECONDS);
      case AS_WRITTEN, DECIMAL, VARIABLE_DECIMAL -> text;
    };
  }

  private static String time(long number, TimeUnit unit) {
    return LocalTime.ofNanoOfDay(unit.toNanos(number)).format(DateTimeFormatter.ISO_LOCAL_TIME);
  }

  private static String timestamp(long number, TimeUnit unit) {
    long perSecond = unit.convert(1, TimeUnit.SECONDS);
    int nanos = (int) unit.toNanos(Math.floorMod(number, perSecond));
    return LocalDateTime.ofEpochSecond(Math.floorDiv(number, perSecond), nanos, ZoneOffset.UTC)
        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }
}
