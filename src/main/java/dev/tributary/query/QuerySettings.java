package dev.tributary.query;

import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the tables are kept.
 *
 * @param stateDirectory where the stores are; they are rebuilt from the topics if lost
 * @param standbys how many other instances keep a copy of each partition
 * @param keepVersions for how long a golden record is remembered after it was replaced
 * @param self where the other instances ask this one
 */
public record QuerySettings(
    Topics topics,
    KafkaAccess broker,
    Path stateDirectory,
    int standbys,
    Duration keepVersions,
    Instance self) {}
