package dev.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.query.UnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever tells of persons is noted before it is sent, and nothing else is. */
class NotedAnswersTest {
  private final List<Read> noted = new ArrayList<>();
  private final NotedAnswers answers = new NotedAnswers(noted::add);

  private static Route route(Route.Handler handler) {
    return Route.get("/v1/x/{id}", Role.READING, "Something.", List.of(), handler);
  }

  private static Request request(Route route, Role role) {
    ApiKey key = ApiKey.make("ann", role, Instant.EPOCH).key();
    return new Request(route, Map.of(), Map.of(), Map.of(), new byte[0], key);
  }

  private static Reply reply() {
    return Reply.json(JsonNodeFactory.instance.objectNode());
  }

  private Reply answer(NotedAnswers by, Route.Handler handler) {
    Route route = route(handler);
    return by.answer(route, request(route, Role.READER_MASKED));
  }

  @Test
  void whatTellsOfNobodyLeavesNothing() {
    answer(
        answers,
        request -> {
          request.reading().kind("text");
          return reply();
        });
    assertThat(noted).isEmpty();
  }

  @Test
  void eachEntityIsNamedOnceAndTheRouteByItsPattern() {
    answer(
        answers,
        request -> {
          request.reading().kind("text");
          for (int i = 0; i < 1_200; i++) {
            request.reading().entity("e-" + i);
            request.reading().entity("e-0");
          }
          request.reading().others(3);
          return reply();
        });
    Read read = noted.get(0);
    assertThat(noted).hasSize(1);
    assertThat(read.by()).isEqualTo("ann");
    assertThat(read.role()).isEqualTo("reader-masked");
    assertThat(read.isMasked()).isTrue();
    assertThat(read.route()).isEqualTo("GET /v1/x/{id}");
    assertThat(read.kind()).isEqualTo("text");
    assertThat(read.entities()).hasSize(Read.MOST_NAMED).startsWith("e-0", "e-1");
    assertThat(read.results()).as("of all, named or not").isEqualTo(1_203);
  }

  @Test
  void aFailureIsNotedWhereItTellsWhatIsThereNow() {
    Route.Handler silent =
        request -> {
          request.reading().entity("e-1");
          throw HttpFailure.unknown("nothing is there");
        };
    assertThatThrownBy(() -> answer(answers, silent)).isInstanceOf(HttpFailure.class);
    assertThat(noted).isEmpty();
    Route.Handler telling =
        request -> {
          request.reading().entity("e-1");
          throw HttpFailure.conflict("another one", JsonNodeFactory.instance.objectNode());
        };
    assertThatThrownBy(() -> answer(answers, telling)).isInstanceOf(HttpFailure.class);
    assertThat(noted).hasSize(1);
  }

  /** An answer piece by piece that counts how often it was closed. */
  private record Pieces(Reading reading, AtomicInteger closed) implements Reply.Stream {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      reading.counted(7);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static Route.Handler streaming(AtomicInteger closed) {
    return request -> {
      request.reading().whole("golden as csv");
      return Reply.stream("text/csv", new Pieces(request.reading(), closed)).with("X-A", "b");
    };
  }

  @Test
  void whatIsSentPieceByPieceIsNotedBeforeAndAfter() throws IOException {
    AtomicInteger closed = new AtomicInteger();
    Reply reply = answer(answers, streaming(closed));
    assertThat(reply.headers()).containsEntry("X-A", "b");
    assertThat(noted).hasSize(1);
    assertThat(noted.get(0).results()).isEqualTo(Read.UNCOUNTED);
    assertThat(noted.get(0).endedAt()).isNull();
    Reply.Stream stream = Objects.requireNonNull(reply.stream());
    stream.writeTo(OutputStream.nullOutputStream());
    stream.close();
    assertThat(closed).hasValue(1);
    assertThat(noted).hasSize(2);
    assertThat(noted.get(1).id()).isEqualTo(noted.get(0).id());
    assertThat(noted.get(1).results()).isEqualTo(7);
    assertThat(noted.get(1).endedAt()).isNotNull();
  }

  @Test
  void whatBreaksOffHasAnEndWithoutACount() {
    Reply reply = answer(answers, streaming(new AtomicInteger()));
    Objects.requireNonNull(reply.stream()).close();
    assertThat(noted.get(1).results()).isEqualTo(Read.UNCOUNTED);
    assertThat(noted.get(1).endedAt()).isNotNull();
  }

  @Test
  void whatMayNotBeAnsweredIsClosed() {
    NotedAnswers full =
        new NotedAnswers(
            read -> {
              throw new UnavailableException("full", Duration.ofSeconds(1));
            });
    AtomicInteger closed = new AtomicInteger();
    assertThatThrownBy(() -> answer(full, streaming(closed)))
        .isInstanceOf(UnavailableException.class);
    assertThat(closed).as("its place is given back").hasValue(1);
  }
}
