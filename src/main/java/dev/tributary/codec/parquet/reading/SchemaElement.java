package dev.tributary.codec.parquet.reading;

/**
 * A node of the schema, which is a tree written down from the root on.
 *
 * @param type the number of its physical type; -1 for a group
 * @param length bytes of a value, where all have the same
 * @param repetition required, optional or repeated
 * @param children of a group
 */
record SchemaElement(
    String name, int type, int length, int repetition, int children, Annotation annotation) {
  static final int OPTIONAL = 1;
  static final int REPEATED = 2;

  boolean isGroup() {
    return type < 0;
  }

  boolean isOptional() {
    return repetition == OPTIONAL;
  }

  boolean isRepeated() {
    return repetition == REPEATED;
  }

  static SchemaElement read(ThriftInput in) throws CorruptBytesException {
    String name = "";
    int type = -1;
    int length = 0;
    int repetition = 0;
    int children = 0;
    int converted = -1;
    int scale = 0;
    Annotation logical = null;
    for (in.begin(); in.next(); ) {
      switch (in.field()) {
        case 1 -> type = in.int32();
        case 2 -> length = in.int32();
        case 3 -> repetition = in.int32();
        case 4 -> name = in.text();
        case 5 -> children = in.int32();
        case 6 -> converted = in.int32();
        case 7 -> scale = in.int32();
        case 10 -> logical = Annotation.logical(in);
        default -> in.skip();
      }
    }
    if (repetition < 0 || repetition > REPEATED || children < 0 || length < 0) {
      throw new CorruptBytesException("an element of the schema has a number out of range");
    }
    Annotation older = converted < 0 ? Annotation.NONE : Annotation.converted(converted, scale);
    return new SchemaElement(
        name, type, length, repetition, children, logical == null ? older : logical);
  }
}
