package dev.tributary.cli;

import dev.tributary.cli.live.Names;
import dev.tributary.cli.live.PortraitDisplay;
import dev.tributary.cli.live.PortraitGallery;
import dev.tributary.cli.report.ResolvedSink;
import dev.tributary.demo.DemoData;
import dev.tributary.demo.DemoRecord;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.topology.output.GoldenRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the demo knows: the records that it made up, and the golden ones that came of them. */
final class DemoSession implements ResolvedSink {
  private static final int PORTRAITS = 3;

  private final Plan plan;
  private final DemoData data;
  private final List<DemoRecord> records;
  private final Names names = new Names();
  private final PortraitGallery gallery;

  DemoSession(Plan plan, DemoData data, List<DemoRecord> records, int width) {
    this.plan = plan;
    this.data = data;
    this.records = records;
    Map<RecordKey, Map<String, String>> rows = new HashMap<>();
    records.forEach(record -> rows.put(record.key(), record.columns()));
    this.gallery =
        new PortraitGallery(plan, rows, PORTRAITS, PortraitDisplay.recordsThatFit(width));
  }

  Plan plan() {
    return plan;
  }

  DemoData data() {
    return data;
  }

  List<DemoRecord> records() {
    return records;
  }

  Names names() {
    return names;
  }

  PortraitGallery gallery() {
    return gallery;
  }

  @Override
  public void golden(GoldenRecord golden, byte[] json) {
    names.learn(golden);
    gallery.offer(golden, json);
  }

  @Override
  public void crosswalk(RecordKey record, String entityId) {
    // The crosswalk as a whole says it all.
  }

  @Override
  public void mergeEvent(byte[] json) {
    // Shown as they happen, later on.
  }

  @Override
  public void decision(byte[] json) {
    // Nothing that is shown needs them.
  }
}
