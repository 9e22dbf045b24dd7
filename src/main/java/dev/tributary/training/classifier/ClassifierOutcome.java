package dev.tributary.training.classifier;

import dev.tributary.scoring.PairModel;
import java.util.List;

/**
 * A trained model of pairs and how it came about.
 *
 * @param missing by feature, what stands in where a record lacks the value; NaN for nothing
 * @param heldOut how it does on pairs that it has not seen
 * @param stages the trees that were chosen; 1 for a regression
 * @param labelledMatches pairs of records that labels say match
 * @param warnings for people: what the labels did not say enough of
 */
public record ClassifierOutcome(
    PairModel model,
    List<Double> missing,
    HeldOut heldOut,
    int stages,
    long labelledMatches,
    List<String> warnings) {}
