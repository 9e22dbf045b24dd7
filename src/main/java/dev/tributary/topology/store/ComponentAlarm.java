package dev.tributary.topology.store;

import dev.tributary.clustering.Component;
import java.util.function.Consumer;

/**
 * Hears of components that grow past a size.
 *
 * @param members the largest size that alarms nobody
 * @param raised is given a component when it has grown past it
 */
public record ComponentAlarm(int members, Consumer<Component> raised) {}
