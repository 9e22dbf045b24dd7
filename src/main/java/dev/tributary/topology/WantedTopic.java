package dev.tributary.topology;

import java.util.Set;
import java.util.SortedMap;

/**
 * A topic as it should be on the broker. Its replication is the broker's own default.
 *
 * @param required the properties whose difference keeps the application from starting
 */
public record WantedTopic(
    String name, int partitions, SortedMap<String, String> config, Set<String> required) {}
