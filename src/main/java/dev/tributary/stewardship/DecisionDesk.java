package dev.tributary.stewardship;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.query.Lookup;
import dev.tributary.query.QueryTables;
import dev.tributary.query.RowWatch;
import dev.tributary.query.Table;
import dev.tributary.query.TableListener;
import dev.tributary.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the decisions whose ids this instance owns, one after the other: each says which state it
 * knew, and is refused where that has changed. Claims are kept here too, in memory: they tell
 * stewards of each other for a while, and bind nobody when an instance is lost.
 */
public final class DecisionDesk implements TableListener {
  private final TopicWriter writer;
  private final Topics topics;

  private final UnderWay underWay = new UnderWay();

  private final Claims claims = new Claims();

  public DecisionDesk(TopicWriter writer, Topics topics) {
    this.writer = writer;
    this.topics = topics;
  }

  /**
   * A decision that is to be taken.
   *
   * @param id of the decision
   * @param seen the mark of the decision of this id as the decider knew it, see {@link RowWatch}
   * @param value what is decided now; null withdraws what was
   * @param action what the audit calls it
   * @param about the entities it is about
   */
  public record Wanted(
      String id, int seen, @Nullable JsonNode value, String action, Decider by, JsonNode about) {}

  /**
   * What became of it.
   *
   * @param taken false where somebody else was first
   * @param current the decision of this id as it is now; null where there is none
   * @param claimedBy who has claimed the question, where that is why it was not taken
   */
  public record Taken(boolean taken, byte @Nullable [] current, @Nullable String claimedBy) {}

  /** Takes a decision, or tells what the decider did not know. */
  public synchronized Taken decide(QueryTables tables, Wanted wanted, long nowMillis) {
    byte[] current = underWay.current(tables, lookup(wanted.id()), nowMillis);
    String holder = claims.holder(wanted.id(), nowMillis);
    if (holder != null && !holder.equals(wanted.by().name())) {
      return new Taken(false, current, holder);
    }
    if (RowWatch.mark(current) != wanted.seen()) {
      return new Taken(false, current, null);
    }
    JsonNode value = wanted.value();
    byte[] next = value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
    byte[] key = wanted.id().getBytes(StandardCharsets.UTF_8);
    // The audit comes first: nothing is decided that it does not know.
    writer.write(
        List.of(
            AuditEntry.message(
                topics,
                new AuditEntry(
                    wanted.action(),
                    wanted.by(),
                    wanted.id(),
                    wanted.about(),
                    current == null ? null : StoredDecision.parse(current),
                    wanted.value()),
                nowMillis),
            new Message(topics.stewardship(), key, next, nowMillis)));
    underWay.stored(lookup(wanted.id()), next, nowMillis);
    claims.release(wanted.id(), wanted.by().name());
    return new Taken(true, next, null);
  }

  /** Claims a question; answers who has it, the caller or somebody who was first. */
  public synchronized String claim(String id, String by, long untilMillis, long nowMillis) {
    return claims.claim(id, by, untilMillis, nowMillis);
  }

  /** Gives a claim of the caller's back. */
  public synchronized void release(String id, String by) {
    claims.release(id, by);
  }

  private static Lookup lookup(String id) {
    return new Lookup(Table.STEWARDSHIP, id);
  }

  @Override
  public void changed(
      int partition, Table table, String key, byte @Nullable [] before, byte @Nullable [] after) {
    underWay.arrived(table, key, after);
  }
}
