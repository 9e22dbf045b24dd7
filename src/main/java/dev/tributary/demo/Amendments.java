package dev.tributary.demo;

import java.util.function.UnaryOperator;

/** How single records change: what people correct, and what life changes. */
final class Amendments {
  private static final int COMPANIES_PER_COMMUNITY = CommunityPlanner.COMPANIES;

  private final World world;
  private final Drafter drafter;
  private final Dice dice;

  Amendments(World world, Drafter drafter, Dice dice) {
    this.world = world;
    this.drafter = drafter;
    this.dice = dice;
  }

  /** Changes one record, and the person where life changed; false where nothing can be done. */
  boolean amend(Customer customer, int place, ChangeKind kind, long now) {
    Draft draft = customer.drafts().get(place);
    return switch (kind) {
      case CORRECTION -> correct(customer, place, draft);
      case NEW_PHONE -> changePhone(customer, place, draft);
      case NEW_MAIL -> changeMail(customer, place, draft);
      case JOB_CHANGE -> changeJob(customer, place, draft, now);
      case NEW_CUSTOMER, NEW_RECORD, DELETION, ACCOUNT_MERGE -> false;
    };
  }

  private boolean correct(Customer customer, int place, Draft draft) {
    if (draft.name().first().isClear() && draft.name().last().isClear()) {
      return false;
    }
    NameForm corrected = drafter.correctedName(customer.person(), dice);
    return !corrected.wholeText().equals(draft.name().wholeText())
        && customer.amend(place, before -> before.withName(corrected));
  }

  private boolean changePhone(Customer customer, int place, Draft draft) {
    if (!draft.source().hasPhone() || customer.person().inTrap()) {
      return false;
    }
    customer.takePhone(world.addressBook());
    Written phone = ContactClerk.phone(customer.person().mobile(), dice);
    return changes(draft.phone(), phone)
        && customer.amend(place, before -> before.withPhone(phone));
  }

  private boolean changeMail(Customer customer, int place, Draft draft) {
    if (draft.hasRoleMailbox()) {
      return false;
    }
    customer.takeMail(world.addressBook());
    Written mail = ContactClerk.mail(customer.person().privateMail(), dice);
    return changes(draft.mail(), mail) && customer.amend(place, before -> before.withMail(mail));
  }

  private boolean changeJob(Customer customer, int place, Draft draft, long now) {
    Person person = customer.person();
    if (!draft.source().hasCompany() || person.inTrap()) {
      return false;
    }
    long community = person.entity() / Community.SIZE;
    Company next =
        world.company(community * COMPANIES_PER_COMMUNITY + dice.below(COMPANIES_PER_COMMUNITY));
    if (next.equals(person.jobAt(now).company())) {
      return false;
    }
    Job job = new Job(next, AddressBook.workMail(person.name(), next), now);
    Written mail = ContactClerk.mail(job.mail(), dice);
    Written company = ContactClerk.company(next, dice);
    UnaryOperator<Draft> hired = before -> before.withMail(mail).withCompany(company);
    if (!customer.amend(place, hired)) {
      return false;
    }
    customer.takeJob(job);
    return true;
  }

  private static boolean changes(Written before, Written after) {
    return !before.text().equals(after.text());
  }

  /** What is left of two records of one source: the first, completed from the second. */
  static Draft completed(Draft survivor, Draft gone) {
    Draft result = survivor;
    if (!survivor.mail().isClear() && gone.mail().isClear()) {
      result = result.withMail(gone.mail());
    }
    if (!survivor.phone().isClear() && gone.phone().isClear()) {
      result = result.withPhone(gone.phone());
    }
    return survivor.name().isReadable() || !gone.name().isReadable()
        ? result
        : result.withName(gone.name());
  }
}
