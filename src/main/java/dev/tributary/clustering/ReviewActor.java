package dev.tributary.clustering;

import dev.tributary.clustering.RecordMessage.EntityIs;
import dev.tributary.clustering.RecordMessage.News;
import dev.tributary.clustering.RecordMessage.Question;
import dev.tributary.clustering.RecordMessage.Unwatch;
import dev.tributary.clustering.RecordMessage.Watch;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the open questions about a record. A question about a pair belongs to the record of the
 * lower key; the other one tells it of its new versions and of its entity. So a question closes
 * when a new version does not raise it again, when both are in one entity, when a steward has
 * decided, or when one of them is gone.
 */
final class ReviewActor {
  private static final Comparator<Output.Review.Candidate> BEST_FIRST =
      Comparator.<Output.Review.Candidate>comparingDouble(c -> -c.item().score().total())
          .thenComparing(c -> c.item().high());

  private final ClusteringState state;
  private final Outbox out;

  ReviewActor(ClusteringState state, Outbox out) {
    this.state = state;
    this.out = out;
  }

  void on(RecordMessage message, long nowMillis) {
    if (message instanceof Question question) {
      onQuestion(question, nowMillis);
    } else if (message instanceof Watch watch) {
      onWatch(watch);
    } else if (message instanceof Unwatch unwatch) {
      onUnwatch(unwatch);
    } else if (message instanceof News news) {
      onNews(news, nowMillis);
    } else if (message instanceof EntityIs entityIs) {
      onEntity(entityIs, nowMillis);
    }
  }

  /** Replaces the questions of older versions; answers whether the entity has to be observed. */
  Observation roundComplete(RecordRow row, List<Neighbour> neighbours, long nowMillis) {
    List<Neighbour> doubtful = new ArrayList<>();
    for (Neighbour neighbour : neighbours) {
      if (!neighbour.match()) {
        doubtful.add(neighbour);
      }
    }
    ReviewRow review = state.review(row.key());
    if (review == null && doubtful.isEmpty()) {
      return Observation.NONE;
    }
    ReviewRow next = review == null ? ReviewRow.empty(row.key()) : review;
    List<RecordKey> before = List.copyOf(next.owned().keySet());
    next.owned().values().removeIf(owned -> owned.item().lowVersion() < row.version());
    for (Neighbour neighbour : doubtful) {
      ReviewItem item = ReviewItem.of(row.key(), row.version(), neighbour, nowMillis);
      if (item.low().equals(row.key())) {
        own(next, item);
      } else {
        out.toRecord(new Question(item.low(), item));
      }
    }
    for (RecordKey other : before) {
      if (!next.owned().containsKey(other)) {
        out.toRecord(new Unwatch(other, row.key()));
      }
    }
    tellWatchers(next, row.version(), true);
    finish(row, next, nowMillis);
    return observation(!next.isEmpty());
  }

  /** Closes the questions about a record that is gone. */
  void deleted(RecordRow row, long nowMillis) {
    ReviewRow review = state.review(row.key());
    if (review == null) {
      return;
    }
    review.owned().keySet().forEach(other -> out.toRecord(new Unwatch(other, row.key())));
    review.owned().clear();
    ReviewRow next = review.in(null).doubting(List.of());
    tellWatchers(next, row.version(), false);
    finish(row, next, nowMillis);
  }

  private void own(ReviewRow review, ReviewItem item) {
    ReviewRow.Owned known = review.owned().get(item.high());
    if (known != null && known.item().highVersion() > item.highVersion()) {
      return;
    }
    if (known == null) {
      out.toRecord(new Watch(item.high(), review.key()));
    }
    UUID entity = known == null ? null : known.otherEntity();
    review.owned().put(item.high(), new ReviewRow.Owned(item, entity));
  }

  private void onQuestion(Question question, long nowMillis) {
    RecordRow row = state.record(question.to());
    ReviewItem item = question.item();
    if (row == null || !row.isAlive() || item.lowVersion() < row.version()) {
      // A round of the newer version asks, or will; a deleted record has no questions.
      return;
    }
    ReviewRow review = reviewOf(row);
    own(review, item);
    finish(row, review, nowMillis);
  }

  /** Takes what the component tells in place of what it told before; says whether it is news. */
  boolean onDoubts(RecordRow row, List<Doubt> told, long nowMillis) {
    ReviewRow known = state.review(row.key());
    if (told.isEmpty() && (known == null || known.doubts().isEmpty())) {
      return false;
    }
    ReviewRow review = reviewOf(row);
    Map<RecordKey, Long> since = new HashMap<>();
    review.doubts().forEach(it -> since.put(it.item().other(row.key()), it.item().sinceMillis()));
    List<Doubt> doubts = new ArrayList<>();
    for (Doubt doubt : told) {
      long asked = since.getOrDefault(doubt.item().other(row.key()), nowMillis);
      doubts.add(new Doubt(doubt.item().since(asked), doubt.otherEntity()));
    }
    finish(row, review.doubting(doubts), nowMillis);
    return true;
  }

  private void onWatch(Watch watch) {
    RecordRow row = state.record(watch.to());
    if (row == null || !row.isAlive()) {
      // Of a record that is forgotten: past every version so far, and before those to come.
      long version = row == null ? state.nextVersion() : row.version();
      out.toRecord(new News(watch.owner(), watch.to(), version, false, null));
      return;
    }
    ReviewRow review = reviewOf(row);
    review.watchers().add(watch.owner());
    state.save(review);
    if (state.round(row.key()) == null) {
      out.toRecord(new News(watch.owner(), row.key(), row.version(), true, review.entity()));
    }
  }

  private void onUnwatch(Unwatch unwatch) {
    ReviewRow review = state.review(unwatch.to());
    if (review != null && review.watchers().remove(unwatch.owner())) {
      saveOrForget(review);
    }
  }

  private void onNews(News news, long nowMillis) {
    ReviewRow review = state.review(news.to());
    ReviewRow.Owned owned = review == null ? null : review.owned().get(news.about());
    if (review == null || owned == null) {
      out.toRecord(new Unwatch(news.about(), news.to()));
      return;
    }
    boolean closes =
        news.alive()
            ? owned.item().highVersion() < news.version()
            : owned.item().highVersion() <= news.version();
    if (closes) {
      review.owned().remove(news.about());
      out.toRecord(new Unwatch(news.about(), news.to()));
    } else {
      review.owned().put(news.about(), new ReviewRow.Owned(owned.item(), news.entity()));
    }
    RecordRow row = state.record(news.to());
    if (row != null) {
      finish(row, review, nowMillis);
    }
  }

  private void onEntity(EntityIs message, long nowMillis) {
    RecordRow row = state.record(message.to());
    ReviewRow review = state.review(message.to());
    if (row == null
        || review == null
        || !row.isAlive()
        || message.version() < row.foundingVersion()) {
      return;
    }
    ReviewRow next = review.in(message.entity());
    boolean resting = state.round(row.key()) == null;
    for (RecordKey owner : next.watchers()) {
      // While a round is open its version is not news yet, but the entity is.
      out.toRecord(new News(owner, row.key(), resting ? row.version() : 0, true, next.entity()));
    }
    finish(row, next, nowMillis);
  }

  private ReviewRow reviewOf(RecordRow row) {
    ReviewRow review = state.review(row.key());
    if (review != null) {
      return review;
    }
    Rank home = state.home(row.key());
    if (home != null) {
      out.toHome(home.id(), new ComponentMessage.Observe(row.key(), observation(true)));
    }
    return ReviewRow.empty(row.key());
  }

  private Observation observation(boolean wanted) {
    return new Observation(state.nextSerial(), wanted);
  }

  private void tellWatchers(ReviewRow review, long version, boolean alive) {
    for (RecordKey owner : review.watchers()) {
      out.toRecord(new News(owner, review.key(), version, alive, review.entity()));
    }
  }

  // ---- what is shown

  private void finish(RecordRow row, ReviewRow review, long nowMillis) {
    List<Output.Review.Candidate> open = open(row, review);
    long fingerprint = fingerprint(review.entity(), open);
    if (fingerprint != review.fingerprint()) {
      UUID entity = review.entity();
      if (open.isEmpty() || entity == null) {
        out.publish(new Output.ReviewRemoved(row.key()), row.latestSpec());
      } else {
        long since = nowMillis;
        for (Output.Review.Candidate candidate : open) {
          since = Math.min(since, candidate.item().sinceMillis());
        }
        out.publish(new Output.Review(row.key(), entity, open, since, nowMillis), row.latestSpec());
      }
    }
    saveOrForget(review.published(fingerprint));
  }

  private void saveOrForget(ReviewRow review) {
    if (!review.isEmpty()) {
      state.save(review);
      return;
    }
    if (state.review(review.key()) == null) {
      return;
    }
    state.removeReview(review.key());
    Rank home = state.home(review.key());
    if (home != null) {
      out.toHome(home.id(), new ComponentMessage.Observe(review.key(), observation(false)));
    }
  }

  private static List<Output.Review.Candidate> open(RecordRow row, ReviewRow review) {
    List<Output.Review.Candidate> open = new ArrayList<>();
    if (review.entity() == null || !row.isAlive()) {
      return open;
    }
    SortedMap<RecordKey, Constraint> decided = Constraints.inForce(row);
    Set<RecordKey> cut = new HashSet<>();
    for (Doubt doubt : review.doubts()) {
      RecordKey high = doubt.item().high();
      boolean mine = doubt.item().low().equals(row.key()) && cut.add(high);
      boolean moot = doubt.otherEntity().equals(review.entity()) || decided.containsKey(high);
      if (mine && !moot) {
        open.add(new Output.Review.Candidate(doubt.item(), doubt.otherEntity()));
      }
    }
    for (Map.Entry<RecordKey, ReviewRow.Owned> entry : review.owned().entrySet()) {
      if (cut.contains(entry.getKey())) {
        continue;
      }
      UUID other = entry.getValue().otherEntity();
      if (other != null && !other.equals(review.entity()) && !decided.containsKey(entry.getKey())) {
        open.add(new Output.Review.Candidate(entry.getValue().item(), other));
      }
    }
    open.sort(BEST_FIRST);
    return open;
  }

  private static long fingerprint(@Nullable UUID entity, List<Output.Review.Candidate> candidates) {
    if (candidates.isEmpty() || entity == null) {
      return 0;
    }
    Fingerprint hash = new Fingerprint().add(entity.toString());
    for (Output.Review.Candidate candidate : candidates) {
      hash.add(candidate.item().high().toString()).add(candidate.entity().toString());
      hash.add(Double.doubleToLongBits(candidate.item().score().total()));
      hash.add(candidate.item().reason().name());
    }
    return hash.value();
  }
}
