package dev.tributary.demo;

import java.util.ArrayList;
import java.util.List;

/** Draws up the records that the sources keep of a person. */
final class Drafter {
  private static final double SHARE_OF_THIRD_RECORDS = 0.15;
  private static final double SHARE_OF_ROLE_MAILBOX = 0.5;
  private static final double SHARE_OF_HOME_PHONE = 0.6;
  private static final double SHARE_WITH_ONE_MAIL = 0.35;

  private final World world;
  private final NameClerk names;
  private final EvidenceKeeper keeper;

  Drafter(World world) {
    this.world = world;
    this.names = new NameClerk(world.names());
    this.keeper = new EvidenceKeeper(names);
  }

  /** All records of a person at the start, without numbers; at least one. */
  List<Draft> draftAll(Person person) {
    Dice dice = Dice.of(world.seed(), Purpose.RECORDS, person.entity());
    boolean oneMail = dice.chance(SHARE_WITH_ONE_MAIL);
    boolean prefersWork = dice.chance(0.5);
    List<Draft> drafts = new ArrayList<>();
    for (DemoSource source : sources(dice)) {
      Draft draft = draft(source, person, Calendar.creation(dice), dice);
      drafts.add(oneMail ? withMailOf(prefersWork, draft, person, dice) : draft);
    }
    setTraps(drafts, person, dice);
    keeper.mend(drafts, person, dice);
    return drafts;
  }

  private static List<DemoSource> sources(Dice dice) {
    List<DemoSource> chosen = new ArrayList<>();
    for (DemoSource source : DemoSource.values()) {
      Habits habits = source.habits();
      if (dice.chance(habits.customers())) {
        chosen.add(source);
        if (dice.chance(habits.doubled())) {
          chosen.add(source);
          if (dice.chance(SHARE_OF_THIRD_RECORDS)) {
            chosen.add(source);
          }
        }
      }
    }
    return chosen.isEmpty() ? List.of(DemoSource.CRM_CONTACTS) : chosen;
  }

  /** One record as its source would take it down at a given moment. */
  Draft draft(DemoSource source, Person person, long created, Dice dice) {
    Habits habits = source.habits();
    Job job = person.jobAt(created);
    Written mail =
        dice.chance(habits.mailMissing())
            ? ContactClerk.noMail(dice)
            : ContactClerk.mail(
                dice.chance(habits.workMail()) ? job.mail() : person.privateMail(), dice);
    NameForm name = names.write(person.name(), habits, dice);
    Written phone = source.hasPhone() ? phone(habits, person, dice) : Written.NOTHING;
    boolean shared = phone.isWritten() && phone.meaning().equals(person.homePhone());
    return new Draft(
        source,
        -1,
        shared && !name.isReadable() ? names.writeCarefully(person.name(), dice) : name,
        mail,
        phone,
        source.hasCompany() ? ContactClerk.company(job.company(), dice) : Written.NOTHING,
        person.address(),
        created,
        Calendar.lastTouch(created, dice),
        Particulars.choose(source, dice));
  }

  private static Written phone(Habits habits, Person person, Dice dice) {
    if (dice.chance(habits.phoneMissing())) {
      return ContactClerk.noPhone(dice);
    }
    boolean home = !person.homePhone().isEmpty() && dice.chance(SHARE_OF_HOME_PHONE);
    return ContactClerk.phone(home ? person.homePhone() : person.mobile(), dice);
  }

  private static Draft withMailOf(boolean work, Draft draft, Person person, Dice dice) {
    if (!draft.mail().isClear()) {
      return draft;
    }
    Job job = person.jobAt(draft.createdSeconds());
    return draft.withMail(ContactClerk.mail(work ? job.mail() : person.privateMail(), dice));
  }

  /** Makes sure that what a household or an office shares stands in the records of each member. */
  private void setTraps(List<Draft> drafts, Person person, Dice dice) {
    if (!person.roleMailbox().isEmpty()) {
      setRoleMailbox(drafts, person, dice);
    }
    if (!person.homePhone().isEmpty()) {
      setHomePhone(drafts, person, dice);
    }
  }

  private void setRoleMailbox(List<Draft> drafts, Person person, Dice dice) {
    boolean set = false;
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      if (draft.source().hasCompany() && (!set || dice.chance(SHARE_OF_ROLE_MAILBOX))) {
        drafts.set(i, atRole(draft, person, dice));
        set = true;
      }
    }
    if (!set) {
      Draft contact = draft(DemoSource.CRM_CONTACTS, person, Calendar.creation(dice), dice);
      drafts.add(atRole(contact, person, dice));
    }
  }

  /** A role mailbox says nothing of the person, so that the name has to. */
  private Draft atRole(Draft draft, Person person, Dice dice) {
    Company company = person.jobAt(draft.createdSeconds()).company();
    return draft
        .withMail(ContactClerk.roleMailbox(person.roleMailbox()))
        .withName(names.writeCarefully(person.name(), dice))
        .withCompany(Written.clear(company.name(), company.name()));
  }

  private void setHomePhone(List<Draft> drafts, Person person, Dice dice) {
    Written phone = ContactClerk.phone(person.homePhone(), dice);
    for (int i = 0; i < drafts.size(); i++) {
      if (drafts.get(i).source().hasPhone()) {
        NameForm name = names.writeCarefully(person.name(), dice);
        drafts.set(i, drafts.get(i).withName(name).withPhone(phone));
        return;
      }
    }
    Draft contact = draft(DemoSource.CRM_CONTACTS, person, Calendar.creation(dice), dice);
    NameForm name = names.writeCarefully(person.name(), dice);
    drafts.add(contact.withName(name).withPhone(phone));
  }

  /** The name without an error, for a record that is being corrected. */
  NameForm correctedName(Person person, Dice dice) {
    return names.writeCarefully(person.name(), dice);
  }
}
