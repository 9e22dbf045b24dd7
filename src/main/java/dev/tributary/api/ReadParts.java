package dev.tributary.api;

import dev.tributary.http.ReadLog;
import dev.tributary.http.Route;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.topology.Topics;
import java.util.List;

/** The parts of a service that take down what callers read, and tell of it. */
final class ReadParts implements AutoCloseable {
  private final String entity;
  private final boolean isOn;
  private final ReadAudit audit;
  private final ReadEntries entries;

  ReadParts(ServiceSettings settings, TopicWriter writer) {
    this.entity = settings.resolver().plan().entityName();
    ReadAuditSettings reads = settings.oversight().reads();
    String topic = Topics.of(entity).reads();
    this.isOn = reads.isOn();
    this.audit = new ReadAudit(writer::write, topic, reads, System::nanoTime);
    this.entries = new ReadEntries(settings.resolver().broker(), topic);
  }

  /** Begins to take down. */
  ReadLog begin() {
    if (!isOn) {
      return ReadLog.NONE;
    }
    audit.start();
    return audit;
  }

  List<Route> routes(Answering answering, Listing listing) {
    return new AuditRoutes(answering, listing, entries, isOn).routes();
  }

  /** In the text format of Prometheus. */
  String metrics() {
    return audit.metrics(entity);
  }

  @Override
  public void close() {
    audit.close();
  }
}
