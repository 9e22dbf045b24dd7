package dev.tributary.clustering;

/** Takes what an actor sends; everything leaves together with the rows that the actor changed. */
public interface Outbox {
  void toRecord(RecordMessage message);

  void toComponent(ComponentId to, ComponentMessage message);

  /**
   * From a record's actor to the record's component. Where that lives in the same partition it may
   * be handed over at once, after the present message and before the next one of the log. No other
   * message may take that short way: it would overtake one from elsewhere that it was caused by,
   * and a pointer would end at a component that is gone.
   */
  void toHome(ComponentId home, ComponentMessage message);

  void toBlocks(int partition, BlockMessage message);

  /**
   * Makes something known.
   *
   * @param spec the number of the spec by which it is told: its survivorship, its scores
   */
  void publish(Output output, int spec);

  /** Tells the coordinator of a change of spec how far a partition is. */
  void toCoordinator(PartitionReport report);
}
