package dev.tributary.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.batch.BatchRecords;
import dev.tributary.export.CursorException;
import dev.tributary.export.ExportKind;
import dev.tributary.export.ExportSource;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.ModelFile;
import dev.tributary.spec.ModelSource;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import dev.tributary.spec.SpecSource;
import dev.tributary.spec.TrainingSettings;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.KnownRecords;
import dev.tributary.topology.Topics;
import dev.tributary.training.Labels;
import dev.tributary.training.PairTruth;
import dev.tributary.training.Trainer;
import dev.tributary.training.TrainingOutcome;
import dev.tributary.training.TrainingProgress;
import dev.tributary.training.report.TrainingSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns the weights of a spec from the records of the resolver, and from the labels that people
 * gave; what {@code tributary train} does.
 */
public final class TrainingWork implements JobWork {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS_AND_THE_REST = 6;

  private final KafkaAccess broker;
  private final Plan inForce;
  private final int maxRecords;
  private final @Nullable Long seed;

  /**
   * @param inForce the spec whose weights are learned
   * @param maxRecords of more an even sample is taken, and of labels no more either
   * @param seed null for that of the spec
   */
  public TrainingWork(KafkaAccess broker, Plan inForce, int maxRecords, @Nullable Long seed) {
    this.broker = broker;
    this.inForce = inForce;
    this.maxRecords = maxRecords;
    this.seed = seed;
  }

  @Override
  public Made run(JobControl control) throws JobFailedException, IOException {
    Plan plan = untrained();
    BatchRecords records = records(plan, control);
    Labels labels = labels(records, control);
    TrainingSettings settings = plan.training();
    TrainingOutcome outcome = train(records, labels, settings, control);
    byte[] model = ModelFile.write(outcome.model()).getBytes(StandardCharsets.UTF_8);
    return new Made(result(outcome, labels), model);
  }

  /** Its weights, whatever model it names. */
  private Plan untrained() throws JobFailedException {
    SpecSource source = inForce.source();
    Plan plan =
        SpecReader.read(source.text(), "the spec", source.imports(), ModelSource.UNTRAINED).plan();
    if (plan == null) {
      throw new JobFailedException("the spec in force cannot be used without its model");
    }
    return plan;
  }

  private BatchRecords records(Plan plan, JobControl control) {
    List<SourceChange> known =
        new KnownRecords(broker, Topics.of(plan.entityName()))
            .read(
                maxRecords,
                messages ->
                    control.at(JobProgress.counted("reading records", messages, "messages")));
    control.at(JobProgress.counted("normalising", known.size(), "records"));
    return BatchRecords.of(
        plan, known.stream().filter(change -> plan.hasSource(change.key().source())).toList());
  }

  private Labels labels(BatchRecords records, JobControl control) throws IOException {
    List<PairTruth> pairs = new ArrayList<>();
    Topics topics = Topics.of(inForce.entityName());
    try (ExportSource source = ExportSource.open(broker, topics, ExportKind.FEEDBACK, null)) {
      source.read(
          (key, value) -> {
            control.check();
            if (value != null && pairs.size() < maxRecords) {
              pairs.add(pair(JSON.readTree(value)));
            }
          });
    } catch (CursorException e) {
      throw new IllegalStateException("there is no cursor", e);
    }
    return Labels.ofPairs(records, pairs);
  }

  private static PairTruth pair(JsonNode label) {
    return new PairTruth(
        new RecordKey(label.path("source_a").asText(), label.path("id_a").asText()),
        new RecordKey(label.path("source_b").asText(), label.path("id_b").asText()),
        label.path("label").asText().equals("match"));
  }

  private TrainingOutcome train(
      BatchRecords records, Labels labels, TrainingSettings settings, JobControl control)
      throws JobFailedException {
    int steps = inForce.blockingRules().size() + ROUNDS_AND_THE_REST;
    try {
      return Trainer.train(
          records,
          seed == null ? settings : settings.withSeed(seed),
          labels,
          new Told(control, steps));
    } catch (IllegalArgumentException e) {
      throw new JobFailedException(String.valueOf(e.getMessage()));
    }
  }

  /** Tells steps, and ends the training between two pairs where it should end. */
  private static final class Told implements TrainingProgress {
    private final JobControl control;
    private final int steps;
    private int step;

    Told(JobControl control, int steps) {
      this.control = control;
      this.steps = steps;
    }

    @Override
    public void next(String what) {
      control.at(new JobProgress(what, Math.min(step, steps), steps, "steps"));
      step++;
    }

    @Override
    public void goOn() {
      control.check();
    }
  }

  private static ObjectNode result(TrainingOutcome outcome, Labels labels) {
    var from = outcome.model().provenance();
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("spec_hash", from.specHash()).put("seed", from.seed());
    result.put("records", from.records()).put("random_pairs", from.randomPairs());
    result.put("blocked_pairs", from.blockedPairs());
    result.put("labelled_pairs", from.labelledPairs());
    result.put("contradicting_labels", labels.contradictions());
    result.put("prior", outcome.model().prior());
    TrainingSummary.lines(outcome).forEach(result.putArray("summary")::add);
    outcome.warnings().forEach(result.putArray("warnings")::add);
    return result;
  }
}
