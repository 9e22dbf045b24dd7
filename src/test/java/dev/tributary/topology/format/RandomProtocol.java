package dev.tributary.topology.format;

import dev.tributary.clustering.Neighbour;
import dev.tributary.clustering.ReviewRow;
import dev.tributary.model.Features;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows and messages at random, built from what their records declare: a component that is added to
 * one of them takes part without a word here.
 */
final class RandomProtocol {
  private static final String[] ODD = {"", "\0", "\u00E9", "\uFFFF", "\uD83D", "\uD83D\uDE00"};
  private static final Set<String> COUNTS = Set.of("index", "pieces");
  private final Random random;

  RandomProtocol(long seed) {
    random = new Random(seed);
  }

  /** All records that a sealed type permits, directly or not. */
  static Stream<Class<?>> variants(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RandomProtocol::variants)
        : Stream.of(type);
  }

  <T> T next(Class<T> type) {
    return type.cast(value(type));
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      return collection((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> simple = (Class<?>) type;
    if (simple.isSealed()) {
      return value(oneOf(variants(simple).toArray(Class<?>[]::new)));
    }
    return simple.isEnum() ? oneOf(simple.getEnumConstants()) : simple(simple);
  }

  private Object simple(Class<?> type) {
    if (type == long.class || type == Long.class) {
      return number();
    } else if (type == int.class || type == Integer.class) {
      return (int) number();
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == double.class) {
      return Double.longBitsToDouble(number());
    } else if (type == float[].class) {
      return parts();
    } else if (type == String.class) {
      return text();
    } else if (type == UUID.class) {
      return new UUID(random.nextLong(), random.nextLong());
    } else if (type == RecordKey.class) {
      return new RecordKey("s" + text().replace(":", ""), text() + "i");
    } else if (type == Features.class) {
      return features();
    }
    return record(type);
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = component(components[i], values[0]);
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("cannot make a " + type, e);
    }
  }

  private @Nullable Object component(RecordComponent component, @Nullable Object first) {
    AnnotatedType type = component.getAnnotatedType();
    if (type.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0) {
      return null;
    }
    Object value = value(component.getGenericType());
    if (value instanceof MemberRecord content && first instanceof RecordKey owner) {
      return new MemberRecord(owner, content.attributes(), content.eventTimeMillis());
    }
    return COUNTS.contains(component.getName()) ? (int) value & Integer.MAX_VALUE : value;
  }

  private Object collection(Class<?> type, Type[] arguments) {
    int size = random.nextInt(4);
    if (Map.class.isAssignableFrom(type)) {
      Map<Object, Object> map = type == Map.class ? new LinkedHashMap<>() : new TreeMap<>();
      for (int left = size; left > 0; left--) {
        Object value = value(arguments[1]);
        map.put(keyOf(value, arguments[0]), value);
      }
      return map;
    }
    Collection<Object> values = Set.class.isAssignableFrom(type) ? new TreeSet<>() : list();
    for (int left = size; left > 0; left--) {
      values.add(value(arguments[0]));
    }
    return values;
  }

  private static List<Object> list() {
    return new ArrayList<>();
  }

  private Object keyOf(Object value, Type type) {
    if (value instanceof Neighbour neighbour) {
      return neighbour.key();
    }
    return value instanceof ReviewRow.Owned owned ? owned.item().high() : value(type);
  }

  private Features features() {
    String[][] slots = new String[random.nextInt(8)][];
    for (int slot = 0; slot < slots.length; slot++) {
      slots[slot] = random.nextInt(4) == 0 ? null : texts();
    }
    return new Features(slots);
  }

  private String[] texts() {
    return Stream.generate(this::text).limit(random.nextInt(3)).toArray(String[]::new);
  }

  private float[] parts() {
    float[] parts = new float[random.nextInt(7)];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = random.nextInt(4) == 0 ? Float.NaN : Float.intBitsToFloat(random.nextInt());
    }
    return parts;
  }

  /** With a liking for the small and for the ends of the range. */
  private long number() {
    if (random.nextInt(20) == 0) {
      return random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    long bits = random.nextLong() >>> random.nextInt(64);
    return random.nextBoolean() ? bits : -bits;
  }

  private String text() {
    if (random.nextInt(5) == 0) {
      return oneOf(ODD);
    }
    StringBuilder text = new StringBuilder();
    int bound = random.nextInt(3) == 0 ? 0x10000 : 0x80;
    for (int left = random.nextInt(12); left > 0; left--) {
      text.append((char) random.nextInt(bound));
    }
    return text.toString();
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
