package dev.tributary.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.clustering.ChangeOver.Phase;
import dev.tributary.query.TakenInTurn;
import dev.tributary.query.UnavailableException;
import dev.tributary.spec.Plan;
import dev.tributary.topology.version.ChangeStatus;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.SpecPublishing;
import dev.tributary.topology.version.SpecVersions;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a spec again, and tells how far the records are that are resolved anew by it. Once it
 * is published nothing takes it back: whoever cancels the job ends the telling alone.
 */
public final class ReResolveWork implements JobWork {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final TakenInTurn<SpecVersions> versions;
  private final Plan plan;
  private final String note;
  private final LongSupplier records;

  /**
   * @param records how many there are, about
   */
  public ReResolveWork(
      TakenInTurn<SpecVersions> versions, Plan plan, String note, LongSupplier records) {
    this.versions = versions;
    this.plan = plan;
    this.note = note;
    this.records = records;
  }

  @Override
  public Made run(JobControl control) {
    control.at(JobProgress.counted("publishing", 0, "records"));
    PublishedSpec published =
        versions.look(open -> new SpecPublishing(open).publishAgain(plan, note));
    long total = records.getAsLong();
    long resolved = 0;
    while (true) {
      ChangeStatus status = status();
      if (status != null && status.target() == published.number()) {
        resolved = Math.max(resolved, status.records());
      }
      if (status != null && status.isInForce(published.number())) {
        return new Made(result(published, status, resolved), null);
      }
      control.at(new JobProgress(step(published, status), resolved, total, "records"));
      control.pause(LOOK_EVERY);
    }
  }

  private @Nullable ChangeStatus status() {
    try {
      return versions.look(open -> open.status().orElse(null));
    } catch (UnavailableException e) {
      return null; // the change goes on, and so does the telling when the broker answers
    }
  }

  private static String step(PublishedSpec published, @Nullable ChangeStatus status) {
    if (status == null || status.target() != published.number()) {
      return "waiting for its turn";
    }
    return status.phase() == Phase.SWEEPING ? "resolving anew" : "taking old blocks away";
  }

  private static ObjectNode result(PublishedSpec published, ChangeStatus status, long resolved) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("version", published.number());
    result.put("identity_version", published.identityVersion());
    result.put("plan_hash", published.hash()).put("records", resolved);
    return result.put("in_force", status.active());
  }
}
