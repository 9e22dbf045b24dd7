package dev.tributary.codec.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FewEntriesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 24, 25, 300})
  void isTheMapOfItsEntries(int size) {
    Map<String, String> expected = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      expected.put("column " + (size - i), "value " + i);
    }
    Map<String, String> map =
        FewEntries.of(
            expected.keySet().toArray(String[]::new), expected.values().toArray(String[]::new));
    assertThat(map).isEqualTo(expected).hasSameHashCodeAs(expected).hasSize(size);
    assertThat(expected).isEqualTo(map);
    assertThat(new ArrayList<>(map.keySet())).isEqualTo(List.copyOf(expected.keySet()));
    expected.forEach(
        (key, value) -> {
          assertThat(map.get(new String(key.toCharArray()))).isEqualTo(value);
          assertThat(map).containsKey(key);
        });
    List<String> shown = new ArrayList<>();
    map.forEach((key, value) -> shown.add(key + value));
    assertThat(shown).hasSize(size);
    assertThat(map.get("none")).isNull();
    assertThat(map.containsKey("none")).isFalse();
    assertThat(map.getOrDefault("none", "other")).isEqualTo("other");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 25})
  void cannotBeChanged(int size) {
    String[] keys = new String[size];
    for (int i = 0; i < size; i++) {
      keys[i] = "k" + i;
    }
    Map<String, String> map = FewEntries.of(keys, keys.clone());
    assertThatThrownBy(() -> map.put("new", "value"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.remove("k1")).isInstanceOf(UnsupportedOperationException.class);
  }
}
