package dev.tributary.scoring;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import dev.tributary.model.Tie;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Judges a pair by typed, weighted edges: anchors that the two share, and profiles that are alike.
 * With an anchor the sum of the weights decides between a merge and a review; without one a pair is
 * reviewed at best.
 */
public final class GraphPolicy implements PairPolicy {
  private static final double DECIMALS = 1e9;

  /** An edge for a shared value, as SHARED_EMAIL. */
  public record Anchor(String type, int slot, double weight) {}

  /**
   * An edge for profiles that are alike, as SIMILAR_PROFILE.
   *
   * @param slot the vector of a record's profile
   * @param cosine of two vectors, -1 to 1
   * @param similarity the lowest cosine of an edge
   */
  public record Persona(
      String type,
      int slot,
      ToDoubleBiFunction<String, String> cosine,
      double similarity,
      double weight) {}

  /**
   * Where sums of weights lead.
   *
   * @param merge the lowest sum, an anchor in it, that merges
   * @param persona the lowest sum without an anchor that a person looks at
   * @param acrossEntity whether an anchor and an alike profile count together too where they tie
   *     different records of the same two entities
   */
  public record Levels(double merge, double persona, boolean acrossEntity) {}

  private final List<Anchor> anchors;
  private final @Nullable Persona persona;
  private final Levels levels;
  private final List<String> partNames;
  private final double heaviestAnchor;
  private final double most;

  public GraphPolicy(List<Anchor> anchors, @Nullable Persona persona, Levels levels) {
    this.anchors = List.copyOf(anchors);
    this.persona = persona;
    this.levels = levels;
    List<String> names = new ArrayList<>();
    anchors.forEach(anchor -> names.add(anchor.type()));
    double personaWeight = 0;
    if (persona != null) {
      names.add(persona.type());
      personaWeight = persona.weight();
    }
    this.partNames = List.copyOf(names);
    this.heaviestAnchor = anchors.stream().mapToDouble(Anchor::weight).max().orElse(0);
    this.most = anchors.stream().mapToDouble(Anchor::weight).sum() + personaWeight;
  }

  @Override
  public @Nullable Judgement judge(Features a, Features b) {
    float[] parts = new float[partNames.size()];
    boolean anchored = false;
    double total = 0;
    for (int i = 0; i < anchors.size(); i++) {
      Anchor anchor = anchors.get(i);
      boolean comparable = ScorePart.isFilled(anchor.slot(), a, b);
      boolean shared = comparable && SharedValue.exists(anchor.slot(), a, b);
      anchored |= shared;
      total += shared ? anchor.weight() : 0;
      parts[i] = comparable ? (float) (shared ? anchor.weight() : 0) : Float.NaN;
    }
    if (persona != null) {
      float weight = weightOf(persona, a, b);
      total += weight > 0 ? persona.weight() : 0;
      parts[parts.length - 1] = weight;
    }
    return judgement(new PairScore(Math.rint(total * DECIMALS) / DECIMALS, parts), anchored);
  }

  private static float weightOf(Persona persona, Features a, Features b) {
    if (!ScorePart.isFilled(persona.slot(), a, b)) {
      return Float.NaN;
    }
    String one = a.values(persona.slot())[0];
    String other = b.values(persona.slot())[0];
    boolean alike = persona.cosine().applyAsDouble(one, other) >= persona.similarity();
    return alike ? (float) persona.weight() : 0;
  }

  private @Nullable Judgement judgement(PairScore score, boolean anchored) {
    double total = score.total();
    if (anchored) {
      return total >= levels.merge()
          ? new Judgement(score, Tie.MATCH, true)
          : new Judgement(score, Tie.ANCHOR, levels.acrossEntity());
    }
    if (total <= 0) {
      return null;
    }
    boolean mayHelp = levels.acrossEntity() && total + heaviestAnchor >= levels.merge();
    return mayHelp || total >= levels.persona() ? new Judgement(score, Tie.PERSONA, mayHelp) : null;
  }

  @Override
  public List<String> partNames() {
    return partNames;
  }

  @Override
  public String method(Tie tie) {
    return "graph";
  }

  @Override
  public String label(Tie tie) {
    return switch (tie.tier()) {
      case KEY, MATCH -> "MERGE_STRONG";
      case ANCHOR -> "REVIEW_ANCHOR";
      case PERSONA, REVIEW -> "REVIEW_PERSONA";
    };
  }

  /** The share of all the weight that a pair can have. */
  @Override
  public double probability(double total, Tie tie) {
    return Math.max(0, Math.min(1, total / most));
  }
}
