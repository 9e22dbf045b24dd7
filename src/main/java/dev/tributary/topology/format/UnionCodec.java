package dev.tributary.topology.format;

import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sealed type: the tag of the variant in one byte, and what the variant holds.
 *
 * @param <T> the sealed type
 */
final class UnionCodec<T> implements BinaryCodec<T> {
  private static final int MAX_TAGS = 64;

  private record Variant<V>(
      int tag,
      Class<V> type,
      BiConsumer<V, BinaryWriter> write,
      Function<BinaryReader, ? extends V> read) {
    void write(Object value, BinaryWriter out) {
      out.writeByte(tag);
      write.accept(type.cast(value), out);
    }
  }

  private final Map<Class<?>, Variant<? extends T>> byType = new HashMap<>();
  private final @Nullable Variant<? extends T>[] byTag = newTable();

  /** Adds a variant; its tag is in use for ever, so give no other one the same. */
  <V extends T> UnionCodec<T> with(
      int tag, Class<V> type, BiConsumer<V, BinaryWriter> write, Function<BinaryReader, V> read) {
    Variant<V> variant = new Variant<>(tag, type, write, read);
    if (byTag[tag] != null || byType.put(type, variant) != null) {
      throw new IllegalArgumentException("two variants for tag " + tag + " or " + type);
    }
    byTag[tag] = variant;
    return this;
  }

  @Override
  public void write(T value, BinaryWriter out) {
    Variant<? extends T> variant = byType.get(value.getClass());
    if (variant == null) {
      throw new IllegalArgumentException("no binary form for a " + value.getClass().getName());
    }
    variant.write(value, out);
  }

  @Override
  public T read(BinaryReader in) {
    int tag = in.readByte();
    Variant<? extends T> variant = tag < MAX_TAGS ? byTag[tag] : null;
    if (variant == null) {
      throw in.corrupt("a message of unknown kind " + tag);
    }
    return variant.read.apply(in);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
  private static <T> @Nullable Variant<? extends T>[] newTable() {
    return new Variant[MAX_TAGS];
  }
}
