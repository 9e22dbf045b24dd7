package dev.tributary.events;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Where a listener goes on: of each partition the first message that it has not heard. As text it
 * is opaque, and the id of an event.
 *
 * <pre>
 *   version 1, places, places x (kind, partition, offset), CRC-32C of that and the entity type (4); base64url
 * </pre>
 *
 * Numbers have seven bits in a byte, the lowest first, and the eighth where more follow.
 */
record EventCursor(SortedMap<EventPlace, Long> next) {
  private static final int VERSION = 1;
  private static final int MOST_PLACES = 100_000;
  private static final int LOW_BITS = 7;
  private static final int MORE = 1 << LOW_BITS;
  private static final int MOST_BITS = 63;

  static EventCursor of(Map<EventPlace, Long> next) {
    return new EventCursor(new TreeMap<>(next));
  }

  String text(String entity) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      write(out, next.size());
      for (Map.Entry<EventPlace, Long> entry : next.entrySet()) {
        out.writeByte(entry.getKey().kind().code());
        write(out, entry.getKey().partition());
        write(out, entry.getValue());
      }
      out.writeInt(checksum(bytes.toByteArray(), entity));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail to be written", e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * @throws EventsLostException where the text is no cursor of this entity type
   */
  static EventCursor parse(String text, String entity) throws EventsLostException {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      if (in.readUnsignedByte() != VERSION) {
        throw EventsLostException.wrong();
      }
      long places = read(in);
      if (places > MOST_PLACES) {
        throw EventsLostException.wrong();
      }
      SortedMap<EventPlace, Long> next = new TreeMap<>();
      for (long place = 0; place < places; place++) {
        EventKind kind =
            EventKind.of(in.readUnsignedByte()).orElseThrow(() -> new IOException("a kind"));
        int partition = Math.toIntExact(read(in));
        next.put(new EventPlace(kind, partition), read(in));
      }
      byte[] checked = Arrays.copyOf(bytes, bytes.length - Integer.BYTES);
      if (in.available() != Integer.BYTES || in.readInt() != checksum(checked, entity)) {
        throw EventsLostException.wrong();
      }
      return new EventCursor(next);
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw EventsLostException.wrong();
    }
  }

  private static void write(DataOutputStream out, long number) throws IOException {
    long rest = number;
    while (rest >= MORE) {
      out.writeByte((int) (rest % MORE) | MORE);
      rest /= MORE;
    }
    out.writeByte((int) rest);
  }

  private static long read(DataInputStream in) throws IOException {
    long number = 0;
    for (int shift = 0; shift < MOST_BITS; shift += LOW_BITS) {
      int part = in.readUnsignedByte();
      number |= (long) (part % MORE) << shift;
      if (part < MORE) {
        return number;
      }
    }
    throw new IOException("a number without an end");
  }

  private static int checksum(byte[] bytes, String entity) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length);
    checksum.update(entity.getBytes(StandardCharsets.UTF_8));
    return (int) checksum.getValue();
  }
}
