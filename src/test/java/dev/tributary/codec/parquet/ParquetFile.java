package dev.tributary.codec.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads as much of Parquet as the writer writes, by the format's own description. */
public final class ParquetFile {
  private final ByteBuffer file;
  private final Map<Integer, Object> footer;

  public ParquetFile(byte[] bytes) {
    this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    require("PAR1".equals(text(0, 4)) && "PAR1".equals(text(bytes.length - 4, 4)), "no magic");
    int footerAt = bytes.length - 8 - file.getInt(bytes.length - 8);
    this.footer = struct(file.position(footerAt));
    require(file.position() == bytes.length - 8, "the footer ends elsewhere");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  private String text(int at, int length) {
    byte[] bytes = new byte[length];
    file.get(at, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public long rows() {
    return (long) footer.get(3);
  }

  int rowGroups() {
    return list(footer.get(4)).size();
  }

  public List<String> names() {
    List<String> names = new ArrayList<>();
    List<Object> schema = list(footer.get(2));
    schema.subList(1, schema.size()).forEach(one -> names.add(name(one)));
    require((long) fields(schema.get(0)).get(5) == names.size(), "the root counts its columns");
    return names;
  }

  private static String name(Object element) {
    return new String((byte[]) fields(element).get(4), StandardCharsets.UTF_8);
  }

  /** The cells of a column, through all row groups. */
  public List<@Nullable Object> column(int number) throws IOException {
    List<@Nullable Object> cells = new ArrayList<>();
    for (Object group : list(footer.get(4))) {
      Map<Integer, Object> meta = fields(fields(list(fields(group).get(1)).get(number)).get(3));
      int before = cells.size();
      page(meta, cells);
      require(cells.size() - before == (long) meta.get(5), "a chunk counts its values");
      require((long) fields(group).get(3) == (long) meta.get(5), "a group counts its rows");
    }
    return cells;
  }

  private void page(Map<Integer, Object> meta, List<@Nullable Object> cells) throws IOException {
    int offset = Math.toIntExact((long) meta.get(9));
    Map<Integer, Object> header = struct(file.position(offset));
    int compressed = Math.toIntExact((long) header.get(3));
    require(file.position() + compressed - offset == (long) meta.get(7), "a chunk's size");
    byte[] bytes = new byte[compressed];
    file.get(bytes);
    byte[] page = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    require(page.length == (long) header.get(2), "a page's size");
    ByteBuffer data = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer levels = data.slice(4, data.getInt()).order(ByteOrder.LITTLE_ENDIAN);
    data.position(4 + levels.capacity());
    int type = Math.toIntExact((long) meta.get(1));
    int bit = 0;
    while (levels.hasRemaining()) {
      long run = varint(levels);
      require((run & 1) == 0, "a run of one level");
      boolean there = levels.get() == 1;
      for (long i = 0; i < run >> 1; i++) {
        cells.add(there ? value(type, data, bit) : null);
        bit += there ? 1 : 0;
      }
    }
  }

  private static Object value(int type, ByteBuffer data, int bit) {
    return switch (type) {
      case 0 -> (data.get(data.position() + bit / 8) >> bit % 8 & 1) == 1;
      case 2 -> data.getLong();
      case 5 -> data.getDouble();
      case 6 -> {
        byte[] text = new byte[data.getInt()];
        data.get(text);
        yield new String(text, StandardCharsets.UTF_8);
      }
      default -> throw new AssertionError("a type of " + type);
    };
  }

  // ---- Thrift's compact protocol

  private static Map<Integer, Object> struct(ByteBuffer in) {
    Map<Integer, Object> fields = new TreeMap<>();
    int field = 0;
    for (int head = in.get() & 0xFF; head != 0; head = in.get() & 0xFF) {
      field += head >> 4;
      fields.put(field, value(head & 15, in));
    }
    return fields;
  }

  private static Object value(int type, ByteBuffer in) {
    return switch (type) {
      case 5, 6 -> zigzag(in);
      case 8 -> {
        byte[] bytes = new byte[(int) varint(in)];
        in.get(bytes);
        yield bytes;
      }
      case 9 -> {
        int head = in.get() & 0xFF;
        int size = head >> 4 == 15 ? (int) varint(in) : head >> 4;
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          items.add(value(head & 15, in));
        }
        yield items;
      }
      case 12 -> struct(in);
      default -> throw new AssertionError("a Thrift type of " + type);
    };
  }

  private static long zigzag(ByteBuffer in) {
    long number = varint(in);
    return number >>> 1 ^ -(number & 1);
  }

  private static long varint(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      number |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<Integer, Object> fields(@Nullable Object struct) {
    return (Map<Integer, Object>) struct;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(@Nullable Object list) {
    return (List<Object>) list;
  }
}
