package dev.tributary.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.apache.kafka.common.Uuid;

/**
 * Where an export ended, and the next one begins. As text it is opaque; a checksum over it and the
 * topic keeps it from being used for another topic, or for one of the same name made later.
 *
 * <pre>
 *   version 1, kind, made at (8), partitions (4), partitions x offset (8), CRC-32C (4); base64url
 * </pre>
 *
 * @param madeAtMillis when its export began, milliseconds since 1970
 * @param offsets by partition, of the first message that it had not
 */
record ExportCursor(ExportKind kind, long madeAtMillis, SortedMap<Integer, Long> offsets) {
  private static final int VERSION = 1;
  private static final int MOST_PARTITIONS = 100_000;

  String text(Uuid topic) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeByte(kind.code());
      out.writeLong(madeAtMillis);
      out.writeInt(offsets.size());
      for (long offset : offsets.values()) {
        out.writeLong(offset);
      }
      out.writeInt(checksum(bytes.toByteArray(), topic));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail to be written", e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * @throws CursorException where the text is none of this kind and topic
   */
  static ExportCursor parse(String text, ExportKind kind, Uuid topic) throws CursorException {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      if (in.readUnsignedByte() != VERSION || in.readUnsignedByte() != kind.code()) {
        throw CursorException.wrong();
      }
      long madeAt = in.readLong();
      int partitions = in.readInt();
      if (partitions < 0 || partitions > MOST_PARTITIONS) {
        throw CursorException.wrong();
      }
      SortedMap<Integer, Long> offsets = new TreeMap<>();
      for (int partition = 0; partition < partitions; partition++) {
        offsets.put(partition, in.readLong());
      }
      byte[] checked = Arrays.copyOf(bytes, bytes.length - Integer.BYTES);
      if (in.available() != Integer.BYTES || in.readInt() != checksum(checked, topic)) {
        throw CursorException.wrong();
      }
      return new ExportCursor(kind, madeAt, offsets);
    } catch (IOException | IllegalArgumentException e) {
      throw CursorException.wrong();
    }
  }

  private static int checksum(byte[] bytes, Uuid topic) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length);
    checksum.update(topic.toString().getBytes(StandardCharsets.US_ASCII));
    return (int) checksum.getValue();
  }
}
