package dev.tributary.spec;

import dev.tributary.scoring.TrainedModel;
import org.jspecify.annotations.Nullable;

/** Gives the reader of a spec the model that its weights come from. */
@FunctionalInterface
public interface ModelSource {
  /**
   * Takes the weights of the spec as they are, whatever model it names: what training starts from.
   */
  ModelSource UNTRAINED = name -> null;

  /** Where a text is all there is: a spec that names a model cannot be used. */
  ModelSource NONE =
      name -> {
        if (name == null) {
          return null;
        }
        throw new ModelFormatException("models are files, and this spec does not come from one");
      };

  /**
   * The model to use; null for the weights of the spec.
   *
   * @param name what the spec says under {@code scoring.model}; null where it says nothing
   */
  @Nullable TrainedModel find(@Nullable String name) throws ModelFormatException;

  /** This model, whatever the spec names. */
  static ModelSource of(TrainedModel model) {
    return name -> model;
  }
}
