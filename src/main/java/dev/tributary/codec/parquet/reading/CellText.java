package dev.tributary.codec.parquet.reading;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.tributary.codec.ColumnType;
import dev.tributary.codec.PlainNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column as the text of cells: what a row of JSON lines with the same values would
 * have. Numbers are in plain notation, whole ones without a point, as tools write whole numbers
 * with gaps as fractions; dates and times in ISO 8601, in UTC; decimals with all their digits.
 */
final class CellText {
  private static final int MOST_DECIMAL_BYTES = 128;
  private static final int MOST_BYTES_A_CHARACTER = 4;
  private static final double WHOLE_BELOW = 1e15;
  private static final long JULIAN_DAY_OF_1970 = 2_440_588;

  private final Annotation annotation;
  private final PhysicalType type;
  private final int longest;
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

  /**
   * @param longest text that a cell may have
   */
  CellText(Annotation annotation, PhysicalType type, int longest) {
    this.annotation = annotation;
    this.type = type;
    this.longest = longest;
  }

  /** Whether there are texts of such values. */
  boolean isKnown() {
    return switch (type) {
      case BOOLEAN, FLOAT, DOUBLE, INT96 -> annotation.kind() == Annotation.Kind.NONE;
      case INT32, INT64 ->
          switch (annotation.kind()) {
            case NONE, UNSIGNED, TIME, DECIMAL -> hasScale();
            case TEXT, LIST, UUID, OTHER -> false;
          };
      case BYTE_ARRAY ->
          switch (annotation.kind()) {
            case NONE, TEXT, DECIMAL -> hasScale();
            case LIST, TIME, UNSIGNED, UUID, OTHER -> false;
          };
      case FIXED_LEN_BYTE_ARRAY ->
          switch (annotation.kind()) {
            case DECIMAL -> hasScale();
            case UUID -> true;
            case NONE, TEXT, LIST, TIME, UNSIGNED, OTHER -> false;
          };
    };
  }

  private boolean hasScale() {
    return annotation.type().scale() >= 0 && annotation.type().scale() <= ColumnType.MAX_SCALE;
  }

  /** What people call such values. */
  String kind() {
    boolean plain = annotation.kind() == Annotation.Kind.NONE;
    return plain && type == PhysicalType.FIXED_LEN_BYTE_ARRAY ? "bytes" : annotation.name();
  }

  /** The text of a value; null for a number that is none (NaN). */
  @Nullable String of(Object value) throws UnusableCellException {
    if (value instanceof byte[] bytes) {
      return ofBytes(bytes);
    }
    if (value instanceof Double number) {
      return number.isNaN() ? null : ofNumber(number, number.toString());
    }
    if (value instanceof Float number) {
      return number.isNaN() ? null : ofNumber(number, number.toString());
    }
    return value instanceof Boolean ? value.toString() : ofWhole((Number) value);
  }

  /** The value in a list, as JSON; {@code null} for a number that is none. */
  void appendJson(Object value, StringBuilder json) throws UnusableCellException {
    String text = of(value);
    if (text == null || value instanceof Boolean || isNumber(value)) {
      json.append(text);
    } else {
      json.append('"');
      JsonStringEncoder.getInstance().quoteAsString(text, json);
      json.append('"');
    }
  }

  private boolean isNumber(Object value) {
    return value instanceof Number number
        && annotation.kind() != Annotation.Kind.TIME
        && Double.isFinite(number.doubleValue());
  }

  private String ofWhole(Number number) {
    long value = number.longValue();
    return switch (annotation.kind()) {
      case DECIMAL -> BigDecimal.valueOf(value, annotation.type().scale()).toPlainString();
      case TIME -> annotation.type().ofNumber(Long.toString(value));
      case UNSIGNED ->
          number instanceof Integer narrow
              ? Integer.toUnsignedString(narrow)
              : Long.toUnsignedString(value);
      case NONE, TEXT, LIST, UUID, OTHER -> Long.toString(value);
    };
  }

  private static String ofNumber(double number, String written) {
    return number == Math.rint(number) && Math.abs(number) < WHOLE_BELOW
        ? Long.toString((long) number)
        : PlainNumber.of(written);
  }

  private String ofBytes(byte[] bytes) throws UnusableCellException {
    if (type == PhysicalType.INT96) {
      return timestamp(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }
    return switch (annotation.kind()) {
      case DECIMAL -> decimal(bytes);
      case UUID -> uuid(ByteBuffer.wrap(bytes));
      case NONE, TEXT, LIST, TIME, UNSIGNED, OTHER -> text(bytes);
    };
  }

  private String text(byte[] bytes) throws UnusableCellException {
    if (bytes.length > longest * MOST_BYTES_A_CHARACTER) {
      throw tooLong();
    }
    try {
      String text = utf8.decode(ByteBuffer.wrap(bytes)).toString();
      if (text.length() > longest) {
        throw tooLong();
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new UnusableCellException("is not UTF-8 text");
    }
  }

  private UnusableCellException tooLong() {
    return new UnusableCellException("has more than %d characters".formatted(longest));
  }

  private String decimal(byte[] bytes) throws UnusableCellException {
    if (bytes.length == 0 || bytes.length > MOST_DECIMAL_BYTES) {
      throw new UnusableCellException("is a decimal of " + bytes.length + " bytes");
    }
    return new BigDecimal(new BigInteger(bytes), annotation.type().scale()).toPlainString();
  }

  private static String uuid(ByteBuffer bytes) {
    return new UUID(bytes.getLong(), bytes.getLong()).toString();
  }

  /** Nanoseconds of a day, and the number of the day since 4713 BC. */
  private static String timestamp(ByteBuffer bytes) {
    long nanos = bytes.getLong();
    long day = (bytes.getInt() & 0xFFFF_FFFFL) - JULIAN_DAY_OF_1970;
    return LocalDate.ofEpochDay(day)
        .atStartOfDay()
        .plusNanos(nanos)
        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }
}
