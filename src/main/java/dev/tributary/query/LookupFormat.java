package dev.tributary.query;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How instances ask each other for rows, in big-endian binary.
 *
 * <pre>
 *   question  version 1, stale 0|1, count, count x (table 1 byte, length, key in UTF-8)
 *   answer    version 1, stale 0|1, count, count x (length or -1 for no row, value)
 * </pre>
 */
public final class LookupFormat {
  private static final int VERSION = 1;
  private static final int MOST = 100_000;

  /** What is asked. */
  public record Question(List<Lookup> lookups, boolean stale) {}

  private LookupFormat() {}

  public static byte[] question(List<Lookup> lookups, boolean stale) {
    return written(
        out -> {
          out.writeBoolean(stale);
          out.writeInt(lookups.size());
          for (Lookup lookup : lookups) {
            byte[] key = lookup.key().getBytes(StandardCharsets.UTF_8);
            out.writeByte(lookup.table().code());
            out.writeInt(key.length);
            out.write(key);
          }
        });
  }

  /**
   * @throws IOException where the bytes are no question
   */
  public static Question readQuestion(byte[] bytes) throws IOException {
    DataInputStream in = open(bytes);
    boolean stale = in.readBoolean();
    int count = count(in, bytes);
    List<Lookup> lookups = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Table table =
          Table.of(in.readUnsignedByte()).orElseThrow(() -> new IOException("an unknown table"));
      byte[] key = sized(in, in.readInt());
      lookups.add(new Lookup(table, new String(key, StandardCharsets.UTF_8)));
    }
    return new Question(lookups, stale);
  }

  public static byte[] answer(Rows rows) {
    return written(
        out -> {
          out.writeBoolean(rows.stale());
          out.writeInt(rows.values().size());
          for (byte[] value : rows.values()) {
            out.writeInt(value == null ? -1 : value.length);
            if (value != null) {
              out.write(value);
            }
          }
        });
  }

  /**
   * @throws IOException where the bytes are no answer
   */
  public static Rows readAnswer(byte[] bytes) throws IOException {
    DataInputStream in = open(bytes);
    boolean stale = in.readBoolean();
    int count = count(in, bytes);
    List<byte @Nullable []> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length = in.readInt();
      values.add(length < 0 ? null : sized(in, length));
    }
    return new Rows(values, stale);
  }

  private static DataInputStream open(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readUnsignedByte() != VERSION) {
      throw new IOException("another version of the format");
    }
    return in;
  }

  private static int count(DataInputStream in, byte[] bytes) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > Math.min(MOST, bytes.length)) {
      throw new IOException("a count of " + count);
    }
    return count;
  }

  private static byte[] sized(DataInputStream in, int length) throws IOException {
    if (length < 0 || length > in.available()) {
      throw new IOException("a length of " + length);
    }
    return in.readNBytes(length);
  }

  /** Writes the body of a message. */
  private interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] written(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      body.write(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail to be written", e);
    }
    return bytes.toByteArray();
  }
}
