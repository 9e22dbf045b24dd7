package dev.tributary.scoring;

import dev.tributary.model.PairScore;
import dev.tributary.model.Tie;

/**
 * What a policy says about a candidate pair.
 *
 * @param edge whether the pair counts when records are divided into entities; a person looks at it
 *     otherwise
 */
public record Judgement(PairScore score, Tie tie, boolean edge) {}
