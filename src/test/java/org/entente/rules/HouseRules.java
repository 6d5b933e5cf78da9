package org.entente.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The rules of the house as data, for any root package, so that each can be shown to fail on a broken house. */
public final class HouseRules {
  /** The rooms from low to high; rooms of one floor do not know each other. */
  private static final List<Set<String>> FLOORS = List.of(Set.of("problem", "values", "threads"), Set.of("settings"),
      Set.of("access"), Set.of("workflow", "media"), Set.of("content"), Set.of("schema", "model"), Set.of("history", "audit"), Set.of("accounts"),
      Set.of("publishing"), Set.of("edition"), Set.of("editorial", "delivery", "outbound"),
      Set.of("exchange", "archive", "newsroom", "apidoc", "preview", "notices"), Set.of("ledger"), Set.of("observation"), Set.of("boot"));

  public static final List<String> ROOMS = FLOORS.stream().flatMap(Collection::stream).toList();

  /** What is JAX-RS by nature but no door: the application, and two filters with better names. */
  private static final Set<String> REST = Set.of("boot.RestApplication", "accounts.Authentication", "problem.AnswerHeaders");
  private static final String REST_NAMES = ".*(Resource|Mapper|Filter)";

  /** The collections: who else wants rows asks them. */
  private static final Set<String> COLLECTIONS = Set.of("settings.Hold", "content.Lookup", "history.Revisions", "editorial.Cards", "editorial.Contents", "editorial.Releases", "editorial.Timetable",
      "editorial.Repetitions", "editorial.Flags", "editorial.Comments", "audit.AuditSeals", "audit.AuditTrail", "publishing.PublicationLog",
      "accounts.Sessions", "accounts.Accounts", "accounts.SignInAttempts", "exchange.ImportTraces",
      "exchange.ImportRecords", "exchange.ImportLines", "exchange.SampleFiles", "publishing.Reprint", "publishing.LogPages", "history.RevisionPages",
      "audit.AuditWitness", "ledger.Verifications", "ledger.OwnerWork", "ledger.Redaction", "publishing.RedactedPrints",
      "history.RedactedRevisions", "exchange.RedactedReports", "notices.Notices", "notices.Mails", "observation.Figures",
      "preview.PreviewLinks");

  /** Who opens, or insists on, a transaction. */
  private static final Set<String> TRANSACTIONS = Set.of("editorial.Transactions", "editorial.Reading", "editorial.Comparing", "editorial.Discussion", "audit.AuditSeals",
      "audit.AuditTrail", "publishing.PublicationLog", "publishing.Reprint", "accounts.Sessions", "accounts.AccountCare",
      "accounts.SignInAttempts", "exchange.ImportRecords", "exchange.ImportLines", "exchange.SampleFiles", "publishing.LogPages", "history.RevisionPages", "audit.AuditWitness",
      "ledger.Verifications", "observation.Figures", "preview.Sharing", "preview.Admission", "preview.Drafts");

  /** The producer of the one clock. */
  private static final Set<String> CLOCKMAKERS = Set.of("boot.Producers");

  private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
  private static final Set<String> SCHEMA_FOR_READERS = Set.of("schema.PublicModel", "schema.PublicField", "schema.FieldKind",
      "schema.WayBack");
  private static final String FORBIDDEN_ENDINGS = ".*(Impl|Service|Manager|Helper|Utils?|DTO|Dto|Dao|DAO)";

  private final String root;
  private final Map<String, ArchRule> rules = new LinkedHashMap<>();

  private HouseRules(String root) {
    this.root = root;
    layers();
    readers();
    doors();
    habits();
  }

  public static HouseRules ofEntente() {
    return new HouseRules("org.entente");
  }

  public static HouseRules of(String root) {
    return new HouseRules(root);
  }

  /** The rules by their names, which are statements. */
  public Map<String, ArchRule> all() {
    return rules;
  }

  public ArchRule rule(String name) {
    return Optional.ofNullable(rules.get(name)).orElseThrow();
  }

  private void layers() {
    rules.put("nothingDependsOnModel", noClasses().that().resideOutsideOfPackage(room("model"))
        .should().dependOnClassesThat().resideInAPackage(room("model"))
        .because("the engine knows descriptors, never a type: a new type touches model and db/migration only"));
    rules.put("aLowerRoomNeverKnowsAHigherOne", classes().that().resideInAPackage(root + "..").should(knowOnlyLowerRooms())
        .because("whoever opens a room must understand it from itself and the rooms below"));
    rules.put("roomsFormNoCycles", slices().matching(root + ".(*)..").should().beFreeOfCycles()
        .because("two rooms that need each other are one room"));
    rules.put("workflowKnowsNobody", classes().that().resideInAPackage(room("workflow"))
        .should().onlyDependOnClassesThat().resideInAnyPackage(room("workflow"), room("access"), room("problem"), "java..")
        .because("the editorial rules must be readable, and testable, without database or HTTP"));
  }

  private void readers() {
    rules.put("readersCannotReachADraft", noClasses().that().resideInAnyPackage(room("delivery"), room("edition"), room("outbound"))
        .should().dependOnClassesThat().resideInAnyPackage(room("content"), room("history"), room("editorial"))
        .because("what the public reads comes from the log alone; a draft must be out of reach, not filtered out"));
    rules.put("readersKnowThePublicModelOnly", noClasses().that().resideInAnyPackage(room("delivery"), room("edition"), room("outbound"))
        .should().dependOnClassesThat(describe("are in schema but not of the public model",
            type -> room(type).equals(Optional.of("schema")) && !named(SCHEMA_FOR_READERS).test(outermost(type))))
        .because("private means unknown by construction"));
  }

  private void doors() {
    rules.put("onlyDoorsSpeakRest", noClasses().that(describe("are no resource, mapper or filter",
            type -> !outermost(type).getSimpleName().matches(REST_NAMES) && !named(REST).test(outermost(type))))
        .should().dependOnClassesThat().resideInAPackage("jakarta.ws.rs..")
        .because("everything behind a door must be usable by another door"));
    rules.put("onlyCollectionsHoldAnEntityManager", noClasses().that(not("are no collection", named(COLLECTIONS)))
        .should().dependOnClassesThat().haveFullyQualifiedName("jakarta.persistence.EntityManager")
        .because("rows are read and written in few places, where their number of statements can be seen"));
    rules.put("onlyLookupFindsById", noClasses().that(not("are not the lookup", named(Set.of("content.Lookup"))))
        .should(access("find by id", access -> access.getTargetOwner().getName().equals("jakarta.persistence.EntityManager")
            && access.getName().equals("find")))
        .because("a find that fails may answer null, and an outage must not read as absence (decision 0009)"));
    rules.put("onlyAFewOpenTransactions", classes().that(not("are not named as owners of transactions", named(TRANSACTIONS)))
        .should(notBeTransactional())
        .because("one writer: what is not named here joins the transaction it is called in"));
  }

  private void habits() {
    rules.put("onlySchemaReflects", noClasses().that().resideOutsideOfPackage(room("schema"))
        .should(access("reflect", HouseRules::reflects))
        .because("the map of the model is drawn once; everybody else walks descriptors"));
    rules.put("timeComesFromTheClock", noClasses().that(not("are not the clock's producer", named(CLOCKMAKERS)))
        .should(access("read the machine's time", HouseRules::readsTime))
        .because("time is an input: a test sets it, the log orders by it"));
    rules.put("namesSayWhatAThingIs", noClasses().should().haveNameMatching(FORBIDDEN_ENDINGS)
        .because("Service, Manager, Helper and their like say nothing"));
    rules.put("noInterfaceHasOneImplementation", classes().that(describe("are interfaces", type -> type.isInterface() && !type.isAnnotation()))
        .should(notBeImplementedOnce())
        .because("an interface with one implementation is a class read twice"));
  }

  private String room(String name) {
    return root + "." + name + "..";
  }

  private Optional<String> room(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(root + ".") ? Optional.of(name.substring(root.length() + 1).split("\\.")[0]) : Optional.empty();
  }

  private static int floor(String room) {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      if (FLOORS.get(floor).contains(room)) {
        return floor;
      }
    }
    return -1;
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(HouseRules::outermost).orElse(type);
  }

  private Predicate<JavaClass> named(Set<String> names) {
    return type -> names.contains(outermost(type).getName().replaceFirst("^\\Q" + root + ".\\E", ""));
  }

  private static DescribedPredicate<JavaClass> not(String description, Predicate<JavaClass> listed) {
    return describe(description, type -> !listed.test(type));
  }

  private ArchCondition<JavaClass> knowOnlyLowerRooms() {
    return condition("know only lower rooms", (type, broken) -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
      Optional<String> own = room(type);
      Optional<String> other = room(dependency.getTargetClass().getBaseComponentType());
      if (own.isPresent() && other.isPresent() && !own.equals(other)
          && (floor(own.get()) < 0 || floor(other.get()) < 0 || floor(own.get()) <= floor(other.get()))) {
        broken.add(dependency.getDescription());
      }
    }));
  }

  private static ArchCondition<JavaClass> notBeTransactional() {
    return condition("not be transactional", (type, broken) -> {
      if (type.isAnnotatedWith(TRANSACTIONAL)) {
        broken.add(type.getName() + " is @Transactional");
      }
      type.getMethods().stream().filter(method -> method.isAnnotatedWith(TRANSACTIONAL))
          .forEach(method -> broken.add(method.getFullName() + " is @Transactional"));
    });
  }

  private static ArchCondition<JavaClass> notBeImplementedOnce() {
    return condition("not be implemented once", (type, broken) -> {
      if (type.getAllSubclasses().stream().filter(implementor -> !implementor.isInterface()).count() == 1) {
        broken.add(type.getName() + " is implemented only by " + type.getAllSubclasses().iterator().next().getName());
      }
    });
  }

  private static boolean reflects(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return owner.getPackageName().startsWith("java.lang.reflect") || access.getName().equals("setAccessible")
        || owner.isEquivalentTo(Class.class) && access.getName().matches("getDeclared.*|getField.*|getMethod.*|getConstructor.*|newInstance|forName");
  }

  private static boolean readsTime(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    if (owner.equals("java.lang.System")) {
      return access.getName().equals("currentTimeMillis");
    }
    if (owner.equals("java.util.Date")) {
      return access.getName().equals("<init>") && access.getDescription().contains("<init>()");
    }
    return owner.startsWith("java.time.") && access.getName().equals("now") && !access.getDescription().contains("now(java.time.Clock)")
        || owner.equals("java.time.Clock") && access.getName().startsWith("system");
  }

  /** For {@code noClasses()}: an event is an access that was found. */
  private static ArchCondition<JavaClass> access(String description, Predicate<JavaAccess<?>> found) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          if (found.test(access)) {
            events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> condition(String description, BiConsumer<JavaClass, List<String>> look) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        List<String> broken = new ArrayList<>();
        look.accept(type, broken);
        broken.forEach(sentence -> events.add(SimpleConditionEvent.violated(type, sentence)));
      }
    };
  }
}
