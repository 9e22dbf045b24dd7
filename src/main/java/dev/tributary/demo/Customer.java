package dev.tributary.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A person whose records change over time; no change may take away what ties them together. */
final class Customer {
  private static final int FIRST_FREE_PHONE = 2;
  private Person person;
  private final List<Draft> drafts;
  private int expected;
  private int phonesUsed;
  private int mailsUsed;

  Customer(Person person, List<Draft> drafts) {
    this.person = person;
    this.drafts = new ArrayList<>(drafts);
  }

  Person person() {
    return person;
  }

  List<Draft> drafts() {
    return drafts;
  }

  /** Says that a record of this person is on its way. */
  void expectOne() {
    expected++;
  }

  void arrive(Draft draft) {
    expected--;
    drafts.add(draft);
  }

  /** Adds a record, if it can be told whose it is. */
  boolean add(Draft draft) {
    boolean tied = drafts.stream().anyMatch(known -> Evidence.links(known, draft));
    return tied && drafts.add(draft);
  }

  /** Replaces a record, unless that would take it away from the others. */
  boolean amend(int place, UnaryOperator<Draft> amendment) {
    List<Draft> after = new ArrayList<>(drafts);
    after.set(place, amendment.apply(drafts.get(place)));
    return settle(after);
  }

  /** Removes a record, unless it is what holds the others together or others are on their way. */
  boolean remove(int place) {
    if (expected > 0) {
      return false;
    }
    List<Draft> after = new ArrayList<>(drafts);
    after.remove(place);
    return settle(after);
  }

  /** Puts one record in the place of two. */
  boolean merge(int survivor, Draft merged, int removed) {
    if (expected > 0) {
      return false;
    }
    List<Draft> after = new ArrayList<>(drafts);
    after.set(survivor, merged);
    after.remove(removed);
    return settle(after);
  }

  private boolean settle(List<Draft> after) {
    if (Evidence.groups(after).size() > Evidence.groups(drafts).size()) {
      return false;
    }
    drafts.clear();
    drafts.addAll(after);
    return true;
  }

  /** Gets a phone number; after half a dozen, the first of them again. */
  void takePhone(AddressBook book) {
    int slot = FIRST_FREE_PHONE + phonesUsed++ % (AddressBook.PHONE_SLOTS - FIRST_FREE_PHONE);
    person = person.withMobile(book.phone(person.entity(), slot));
  }

  /** Gets a private mail address; after a few, the first of them again. */
  void takeMail(AddressBook book) {
    int slot = 1 + mailsUsed++ % (AddressBook.MAIL_SLOTS - 1);
    person = person.withPrivateMail(book.privateMail(person.name(), person.entity(), slot));
  }

  void takeJob(Job job) {
    person = person.withJob(job);
  }
}
