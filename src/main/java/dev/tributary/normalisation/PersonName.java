package dev.tributary.normalisation;

/**
 * The parts of a person's full name as they were written; a part that the name lacks is empty.
 *
 * @param title Dr, Mrs, Prof. and the like
 * @param given the first given name
 * @param middle further given names and initials
 * @param family the family name with its particles ("van der Berg")
 * @param suffix Jr., III, PhD and the like
 */
public record PersonName(String title, String given, String middle, String family, String suffix) {
  public static final PersonName NONE = new PersonName("", "", "", "", "");
}
