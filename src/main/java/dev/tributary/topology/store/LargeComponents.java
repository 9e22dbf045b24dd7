package dev.tributary.topology.store;

import dev.tributary.clustering.Component;
import dev.tributary.clustering.ComponentId;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches the sizes of the large components of a partition. They are few, so a row and an entry in
 * memory each cost little, and a restart knows them without looking at all components.
 */
final class LargeComponents {
  /** From how many members on a component is watched. */
  static final int FLOOR = 32;

  private final Rows rows;
  private final ComponentAlarm alarm;
  private final int floor;
  private final Map<ComponentId, Integer> sizes = new HashMap<>();

  /** How many components there are of each size. */
  private final TreeMap<Integer, Integer> bySize = new TreeMap<>();

  private int alarming;

  LargeComponents(Rows rows, ComponentAlarm alarm) {
    this.rows = rows;
    this.alarm = alarm;
    this.floor = Math.min(FLOOR, alarm.members() + 1);
    rows.all(
        (key, value) -> remember(ComponentKeys.read(key), new BinaryReader(value).readUnsigned()));
  }

  /** Takes note of a component's size; answers whether anything changed. */
  boolean note(Component component) {
    int size = component.size();
    ComponentId id = component.id();
    if (size < floor) {
      return forget(id);
    }
    Integer before = sizes.get(id);
    if (before != null && before == size) {
      return false;
    }
    remember(id, size);
    BinaryWriter out = new BinaryWriter();
    out.writeUnsigned(size);
    rows.put(ComponentKeys.write(id), out.toByteArray());
    if (size > alarm.members() && (before == null || before <= alarm.members())) {
      alarm.raised().accept(component);
    }
    return true;
  }

  boolean forget(ComponentId id) {
    Integer size = sizes.remove(id);
    if (size == null) {
      return false;
    }
    discount(size);
    rows.delete(ComponentKeys.write(id));
    return true;
  }

  private void remember(ComponentId id, int size) {
    Integer before = sizes.put(id, size);
    if (before != null) {
      discount(before);
    }
    bySize.merge(size, 1, Integer::sum);
    alarming += size > alarm.members() ? 1 : 0;
  }

  private void discount(int size) {
    bySize.computeIfPresent(size, (key, count) -> count == 1 ? null : count - 1);
    alarming -= size > alarm.members() ? 1 : 0;
  }

  /** The members of the largest; 0 where none is watched. */
  int largest() {
    return bySize.isEmpty() ? 0 : bySize.lastKey();
  }

  /** How many are past the alarm. */
  int alarming() {
    return alarming;
  }
}
