/**
 * The clustering protocol: a fully dynamic, partitioned union-find without locks.
 *
 * <p>Three actors, each a pure function of the rows of its partition and one message. The {@link
 * dev.tributary.clustering.RecordActor} gives versions to a record and closes its rounds. The
 * {@link dev.tributary.clustering.BlockActor} compares an arriving version with everybody in its
 * blocks. The {@link dev.tributary.clustering.ComponentActor} owns a connected component of match
 * edges, merges it by messages and splits it locally; the {@link
 * dev.tributary.clustering.EntityPublisher} turns a component into entities.
 *
 * <p>In: messages and rows ({@link dev.tributary.clustering.ClusteringState}, {@link
 * dev.tributary.clustering.BlockState}). Out: messages, changed rows and {@link
 * dev.tributary.clustering.Output}s. Nothing here knows of Kafka.
 */
@NullMarked
package dev.tributary.clustering;

import org.jspecify.annotations.NullMarked;
