package dev.tributary.codec.binary;

import dev.tributary.model.Attributes;
import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The binary forms of the model. They carry no version of their own: the row or message that holds
 * them does. Maps are written in their own order, so equal maps need not have equal bytes.
 */
public final class ModelCodecs {
  private ModelCodecs() {}

  public static final BinaryCodec<RecordKey> RECORD_KEY = new RecordKeyCodec();
  public static final BinaryCodec<BlockKey> BLOCK_KEY = new BlockKeyCodec();
  public static final BinaryCodec<Map<String, String>> COLUMNS = new ColumnsCodec();
  public static final BinaryCodec<Attributes> ATTRIBUTES = new AttributesCodec();
  public static final BinaryCodec<Features> FEATURES = new FeaturesCodec();
  public static final BinaryCodec<PairScore> PAIR_SCORE = new PairScoreCodec();

  private static final class RecordKeyCodec implements BinaryCodec<RecordKey> {
    @Override
    public void write(RecordKey key, BinaryWriter out) {
      out.writeName(key.source());
      out.writeString(key.id());
    }

    @Override
    public RecordKey read(BinaryReader in) {
      String source = in.readName();
      String id = in.readString();
      if (source.isEmpty() || source.indexOf(':') >= 0 || id.isEmpty()) {
        throw in.corrupt("the key of a record without a valid source or id");
      }
      return new RecordKey(source, id);
    }
  }

  private static final class BlockKeyCodec implements BinaryCodec<BlockKey> {
    @Override
    public void write(BlockKey key, BinaryWriter out) {
      out.writeInt(key.rule());
      out.writeFixedLong(key.hash());
    }

    @Override
    public BlockKey read(BinaryReader in) {
      return new BlockKey(in.readInt(), in.readFixedLong());
    }
  }

  private static final class ColumnsCodec implements BinaryCodec<Map<String, String>> {
    @Override
    public void write(Map<String, String> columns, BinaryWriter out) {
      out.writeUnsigned(columns.size());
      columns.forEach(
          (column, text) -> {
            out.writeName(column);
            out.writeString(text);
          });
    }

    @Override
    public Map<String, String> read(BinaryReader in) {
      String[] columns = new String[in.readCount()];
      String[] texts = new String[columns.length];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = in.readName();
        texts[i] = in.readString();
      }
      return FewEntries.of(columns, texts);
    }
  }

  private static final class AttributesCodec implements BinaryCodec<Attributes> {
    @Override
    public void write(Attributes attributes, BinaryWriter out) {
      out.writeUnsigned(attributes.values().size());
      attributes
          .values()
          .forEach(
              (attribute, values) -> {
                out.writeName(attribute);
                out.writeStrings(values);
              });
    }

    @Override
    public Attributes read(BinaryReader in) {
      int count = in.readCount();
      if (count == 0) {
        return Attributes.NONE;
      }
      String[] attributes = new String[count];
      @SuppressWarnings({"unchecked", "rawtypes"})
      List<String>[] values = new List[count];
      for (int i = 0; i < count; i++) {
        attributes[i] = in.readName();
        values[i] = in.readStrings();
      }
      return new Attributes(FewEntries.of(attributes, values));
    }
  }

  private static final class FeaturesCodec implements BinaryCodec<Features> {
    @Override
    public void write(Features features, BinaryWriter out) {
      out.writeUnsigned(features.slotCount());
      for (int slot = 0; slot < features.slotCount(); slot++) {
        String[] values = features.values(slot);
        out.writeUnsigned(values.length);
        for (String value : values) {
          out.writeString(value);
        }
      }
    }

    @Override
    public Features read(BinaryReader in) {
      @Nullable String[][] slots = new String[in.readCount()][];
      for (int slot = 0; slot < slots.length; slot++) {
        int count = in.readCount();
        if (count > 0) {
          slots[slot] = readValues(count, in);
        }
      }
      return new Features(slots);
    }

    private static String[] readValues(int count, BinaryReader in) {
      String[] values = new String[count];
      for (int i = 0; i < count; i++) {
        values[i] = in.readString();
      }
      return values;
    }
  }

  private static final class PairScoreCodec implements BinaryCodec<PairScore> {
    @Override
    public void write(PairScore score, BinaryWriter out) {
      out.writeDouble(score.total());
      out.writeUnsigned(score.parts().length);
      for (float part : score.parts()) {
        out.writeFloat(part);
      }
    }

    @Override
    public PairScore read(BinaryReader in) {
      double total = in.readDouble();
      float[] parts = new float[in.readCount()];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = in.readFloat();
      }
      return new PairScore(total, parts);
    }
  }
}
