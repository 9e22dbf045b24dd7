package dev.tributary.topology.format;

import dev.tributary.clustering.ComponentId;
import dev.tributary.clustering.ComponentMessage;
import dev.tributary.clustering.PartitionMessage;
import dev.tributary.clustering.RecordMessage;

/** What travels on the inbox topic, where the actors of records and of components listen. */
public sealed interface InboxMessage {
  /** For the actor of the record that the message names. */
  record ToRecord(RecordMessage message) implements InboxMessage {}

  /** For a component, in the partition of its founder. */
  record ToComponent(ComponentId to, ComponentMessage message) implements InboxMessage {}

  /** For the partition as a whole. */
  record ToPartition(PartitionMessage message) implements InboxMessage {}
}
