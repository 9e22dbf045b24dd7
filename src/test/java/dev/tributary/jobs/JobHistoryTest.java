package dev.tributary.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Of each type one job runs, by the order of the topic and by what is heard of it. */
class JobHistoryTest {
  private static final long SILENCE = JobHistory.SILENCE.toMillis();

  private final JobHistory history = new JobHistory();

  private static Job job(String id, JobType type, long atMillis) {
    Job.Start start =
        new Job.Start(
            "ann",
            "",
            "host:1",
            Instant.ofEpochMilli(atMillis),
            JsonNodeFactory.instance.objectNode());
    return Job.begun(id, type, start);
  }

  private static Job over(Job job, JobState state) {
    return job.ended(state, job.progress(), new Job.End(Instant.EPOCH, null, null, null));
  }

  private JobState state(String id, long nowMillis) {
    Job job = history.find(id, nowMillis);
    assertThat(job).isNotNull();
    return job.state();
  }

  @Test
  void theFirstOnTheTopicHasItAndTheOtherIsNotKept() {
    Job first = job("a", JobType.TRAIN, 0);
    history.take("a", first, 0);
    history.take("b", job("b", JobType.TRAIN, 1), 1);
    history.take("c", job("c", JobType.SHADOW, 2), 2);
    assertThat(history.find("b", 2)).isNull();
    assertThat(history.running(JobType.TRAIN, 2)).isEqualTo(first);
    assertThat(history.all(2)).extracting(Job::id).containsExactly("c", "a");

    history.take("a", over(first, JobState.SUCCEEDED), 3);
    history.take("d", job("d", JobType.TRAIN, 4), 4);
    assertThat(state("d", 4)).isEqualTo(JobState.RUNNING);
  }

  @Test
  void aJobThatIsNotHeardOfIsInterruptedAndItsPlaceIsFree() {
    Job first = job("a", JobType.TRAIN, 0);
    history.take("a", first, 0);
    history.take("a", first, SILENCE);
    assertThat(state("a", 2 * SILENCE)).isEqualTo(JobState.RUNNING);
    assertThat(state("a", 2 * SILENCE + 1)).isEqualTo(JobState.INTERRUPTED);
    assertThat(history.running(JobType.TRAIN, 2 * SILENCE + 1)).isNull();

    history.take("b", job("b", JobType.TRAIN, 1), 2 * SILENCE + 1);
    assertThat(state("b", 2 * SILENCE + 1)).isEqualTo(JobState.RUNNING);
    history.take("a", first, 2 * SILENCE + 2);
    assertThat(state("a", 2 * SILENCE + 2))
        .as("it came back too late")
        .isEqualTo(JobState.INTERRUPTED);
  }

  @Test
  void aDemandToEndStaysWhateverItsInstanceTells() {
    Job job = job("a", JobType.SHADOW, 0);
    history.take("a", job, 0);
    history.take(JobHistory.cancelKey("a"), job.in(JobState.CANCELLING), 1);
    history.take("a", job, 2);
    assertThat(state("a", 2)).isEqualTo(JobState.CANCELLING);
    history.take("a", over(job, JobState.CANCELLED), 3);
    assertThat(state("a", 3)).isEqualTo(JobState.CANCELLED);
    history.take("a", job, 4);
    assertThat(state("a", 4)).as("what is over stays over").isEqualTo(JobState.CANCELLED);
    history.take("a", null, 5);
    assertThat(history.find("a", 5)).isNull();
    assertThat(history.all(5)).isEmpty();
  }

  @Test
  void aJobReadsAsItWasWritten() throws Exception {
    Job begun = job("a", JobType.RE_RESOLVE, 7).at(new JobProgress("x", 1, 2, "y"), Instant.EPOCH);
    assertThat(JobJson.read(JobJson.write(begun))).isEqualTo(begun);
    Job.End end =
        new Job.End(
            Instant.EPOCH,
            "why",
            JsonNodeFactory.instance.objectNode().put("n", 1),
            new JobDocument(3, 2, 99));
    Job over = begun.ended(JobState.FAILED, begun.progress(), end);
    assertThat(JobJson.read(JobJson.write(over))).isEqualTo(over);
  }
}
