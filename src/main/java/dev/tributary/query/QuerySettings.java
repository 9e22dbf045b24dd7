package dev.tributary.query;

import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import java.nio.file.Path;

/**
 * How the tables are kept.
 *
 * @param stateDirectory where the stores are; they are rebuilt from the topics if lost
 * @param standbys how many other instances keep a copy of each partition
 * @param self where the other instances ask this one
 */
public record QuerySettings(
    Topics topics, KafkaAccess broker, Path stateDirectory, int standbys, Instance self) {}
