package dev.tributary.codec.binary;

/**
 * Writes and reads one type; reading takes exactly the bytes that writing made.
 *
 * @param <T> the type
 */
public interface BinaryCodec<T> {
  void write(T value, BinaryWriter out);

  /** Reads a value, or throws {@link CorruptFormatException}. */
  T read(BinaryReader in);

  /** The bytes of a single value. */
  default byte[] toBytes(T value) {
    BinaryWriter out = new BinaryWriter();
    write(value, out);
    return out.toByteArray();
  }

  /** The value that all of the bytes stand for. */
  default T fromBytes(byte[] bytes) {
    BinaryReader in = new BinaryReader(bytes);
    T value = read(in);
    in.requireEnd();
    return value;
  }
}
