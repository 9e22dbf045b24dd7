package dev.tributary.spec;

import dev.tributary.scoring.TrainedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
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

  /** The models among the files of a spec. */
  static ModelSource among(SpecImports imports) {
    return name -> {
      if (name == null) {
        return null;
      }
      try {
        return ModelFile.read(new String(imports.read(name), StandardCharsets.UTF_8));
      } catch (IOException | InvalidPathException e) {
        throw new ModelFormatException("the model cannot be read: " + e.getMessage(), e);
      }
    };
  }

  /** This model, whatever the spec names. */
  static ModelSource of(TrainedModel model) {
    return name -> model;
  }
}
