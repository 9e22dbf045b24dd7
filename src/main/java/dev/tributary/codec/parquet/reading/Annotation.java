package dev.tributary.codec.parquet.reading;

import dev.tributary.codec.ColumnType;
import dev.tributary.codec.ColumnType.Meaning;

/**
 * What a file says that the values of a column mean: in the older form, a number, or in the newer
 * one, a structure, which counts where both are there.
 *
 * @param type of dates, times and decimals
 * @param name what people call it, for those that are not read here
 */
record Annotation(Kind kind, ColumnType type, String name) {
  /** What is told apart. */
  enum Kind {
    NONE,
    TEXT,
    LIST,
    DECIMAL,
    TIME,
    UNSIGNED,
    UUID,
    OTHER
  }

  private static final int MILLIS = 1;
  private static final int MICROS = 2;
  private static final int NANOS = 3;

  static final Annotation NONE = of(Kind.NONE, "values");
  private static final Annotation TEXT = of(Kind.TEXT, "texts");
  private static final Annotation LIST = of(Kind.LIST, "lists");
  private static final Annotation UNSIGNED = of(Kind.UNSIGNED, "numbers");

  private static Annotation of(Kind kind, String name) {
    return new Annotation(kind, ColumnType.AS_WRITTEN, name);
  }

  private static Annotation other(String name) {
    return of(Kind.OTHER, name);
  }

  private static Annotation time(Meaning meaning) {
    return new Annotation(Kind.TIME, new ColumnType(meaning, 0), "times");
  }

  private static Annotation decimal(int scale) {
    return new Annotation(Kind.DECIMAL, new ColumnType(Meaning.DECIMAL, scale), "decimals");
  }

  /** Of the older form's number. */
  static Annotation converted(int number, int scale) {
    return switch (number) {
      case 0, 4, 19 -> TEXT;
      case 1, 2 -> other("maps");
      case 3 -> LIST;
      case 5 -> decimal(scale);
      case 6 -> time(Meaning.DATE);
      case 7 -> time(Meaning.TIME_MILLIS);
      case 8 -> time(Meaning.TIME_MICROS);
      case 9 -> time(Meaning.TIMESTAMP_MILLIS);
      case 10 -> time(Meaning.TIMESTAMP_MICROS);
      case 11, 12, 13, 14 -> UNSIGNED;
      case 15, 16, 17, 18 -> NONE;
      case 20 -> other("BSON documents");
      case 21 -> other("intervals");
      default -> other("an unknown kind");
    };
  }

  /** Of the newer form: a structure of which one field is there. */
  static Annotation logical(ThriftInput in) throws CorruptBytesException {
    Annotation read = NONE;
    for (in.begin(); in.next(); ) {
      switch (in.field()) {
        case 1, 4, 12 -> read = skipped(in, TEXT);
        case 2 -> read = skipped(in, other("maps"));
        case 3 -> read = skipped(in, LIST);
        case 5 -> read = decimal(numberIn(in, 1));
        case 6 -> read = skipped(in, time(Meaning.DATE));
        case 7 -> read = timeOfDay(unitIn(in));
        case 8 -> read = timestamp(unitIn(in));
        case 10 -> read = integer(in);
        case 11 -> read = skipped(in, NONE); // a column without any value
        case 13 -> read = skipped(in, other("BSON documents"));
        case 14 -> read = skipped(in, of(Kind.UUID, "UUIDs"));
        case 15 -> read = skipped(in, other("numbers of 16 bits"));
        default -> read = skipped(in, other("an unknown kind"));
      }
    }
    return read;
  }

  private static Annotation skipped(ThriftInput in, Annotation annotation)
      throws CorruptBytesException {
    in.skip();
    return annotation;
  }

  private static int numberIn(ThriftInput in, int field) throws CorruptBytesException {
    int number = 0;
    for (in.struct(); in.next(); ) {
      if (in.field() == field) {
        number = in.int32();
      } else {
        in.skip();
      }
    }
    return number;
  }

  private static Annotation integer(ThriftInput in) throws CorruptBytesException {
    boolean signed = true;
    for (in.struct(); in.next(); ) {
      if (in.field() == 2) {
        signed = in.flag();
      } else {
        in.skip();
      }
    }
    return signed ? NONE : UNSIGNED;
  }

  private static int unitIn(ThriftInput in) throws CorruptBytesException {
    int unit = 0;
    for (in.struct(); in.next(); ) {
      if (in.field() != 2) {
        in.skip();
        continue;
      }
      for (in.struct(); in.next(); ) {
        unit = in.field();
        in.skip();
      }
    }
    return unit;
  }

  private static Annotation timeOfDay(int unit) {
    return switch (unit) {
      case MILLIS -> time(Meaning.TIME_MILLIS);
      case MICROS -> time(Meaning.TIME_MICROS);
      case NANOS -> time(Meaning.TIME_NANOS);
      default -> other("times in an unknown unit");
    };
  }

  private static Annotation timestamp(int unit) {
    return switch (unit) {
      case MILLIS -> time(Meaning.TIMESTAMP_MILLIS);
      case MICROS -> time(Meaning.TIMESTAMP_MICROS);
      case NANOS -> time(Meaning.TIMESTAMP_NANOS);
      default -> other("times in an unknown unit");
    };
  }
}
