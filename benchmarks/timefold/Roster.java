// A rival: Timefold Solver (community edition) with its default phases, on instances of the lockdown family.
//
//     java -cp CLASS_PATH Roster CASE.json OUT.json LIMITS SEED
//
// Every seat is an entity that may stay empty. A post with candidate shifts has seats on every candidate; what
// is not covered costs its share of the time.

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

public class Roster {
    static final HardSoftLongScore HARD = HardSoftLongScore.ONE_HARD, SOFT = HardSoftLongScore.ONE_SOFT;
    static final int DAY = 1440, SHARE_MINUTES = 240;
    static int fairUnit, minRest;
    static Map<String, Integer> weights;

    public static class Volunteer {
        String id;
        boolean isWoman, isFirstTimer;
        int dayCap, totalCap;
        Set<String> skills, dislikes;
        List<List<Integer>> windows;

        boolean canTake(Duty duty, int seat) {
            if (duty.minutes() > totalCap || (duty.isCandidate && duty.minutes() > dayCap)) return false;
            if (seat == 0 && !duty.skill.isEmpty() && Collections.disjoint(duty.skill, skills)) return false;
            return windows.stream().anyMatch(window -> window.get(0) <= duty.start && duty.end <= window.get(1));
        }
    }

    public static class Duty {
        String id;
        int start, end, seats;
        Set<String> skill, tags;
        boolean isCandidate;

        int minutes() { return end - start; }
    }

    /** The minutes of a duty inside one calendar day. */
    public record DayPart(Duty duty, int day, int minutes) { }

    /** A stretch of a post during which the same candidates cover. */
    public record Piece(int start, int end, int first, int seats) {
        long cost(int people) {
            long missing = Math.max(0, first - people), short_ = Math.max(0, seats - Math.max(people, first));
            return (weights.get("first") * missing + weights.get("second") * short_) * (end - start) / SHARE_MINUTES;
        }
    }

    public record Cover(Duty duty, Piece piece) { }

    @PlanningEntity
    public static class Seat {
        @PlanningId public String id;
        Duty duty;
        int index;
        List<Volunteer> eligible;
        @PlanningVariable(allowsUnassigned = true, valueRangeProviderRefs = "eligible")
        public Volunteer volunteer;

        @ValueRangeProvider(id = "eligible") public List<Volunteer> getEligible() { return eligible; }
        public Duty getDuty() { return duty; }
        public Volunteer getVolunteer() { return volunteer; }
        public int getStart() { return duty.start; }
        public int getRestEnd() { return duty.end + minRest; }
        public int minutes() { return duty.minutes(); }
    }

    @PlanningSolution
    public static class Plan {
        @ProblemFactCollectionProperty public List<Duty> duties = new ArrayList<>();
        @ProblemFactCollectionProperty public List<DayPart> parts = new ArrayList<>();
        @ProblemFactCollectionProperty public List<Piece> pieces = new ArrayList<>();
        @ProblemFactCollectionProperty public List<Cover> covers = new ArrayList<>();
        @PlanningEntityCollectionProperty public List<Seat> seats = new ArrayList<>();
        @PlanningScore public HardSoftLongScore score;
    }

    public static class Rules implements ConstraintProvider {
        @Override public Constraint[] defineConstraints(ConstraintFactory all) {
            return new Constraint[] {
                all.forEachUniquePair(Seat.class, Joiners.equal(Seat::getVolunteer),
                        Joiners.overlapping(Seat::getStart, Seat::getRestEnd))
                    .penalizeLong(HARD, (one, other) -> 1L).asConstraint("overlap or rest"),
                all.forEach(Seat.class).join(DayPart.class, Joiners.equal(Seat::getDuty, DayPart::duty))
                    .groupBy((seat, part) -> seat.volunteer, (seat, part) -> part.day(),
                        ConstraintCollectors.sum((seat, part) -> part.minutes()))
                    .filter((person, day, minutes) -> minutes > person.dayCap)
                    .penalizeLong(HARD, (person, day, minutes) -> 1 + (minutes - person.dayCap) / 60)
                    .asConstraint("day cap"),
                all.forEach(Seat.class).groupBy(Seat::getVolunteer, ConstraintCollectors.sum(Seat::minutes))
                    .filter((person, minutes) -> minutes > person.totalCap)
                    .penalizeLong(HARD, (person, minutes) -> 1 + (minutes - person.totalCap) / 60)
                    .asConstraint("total cap"),
                all.forEach(Seat.class).join(Cover.class, Joiners.equal(Seat::getDuty, Cover::duty))
                    .groupBy((seat, cover) -> cover.piece(), ConstraintCollectors.countBi())
                    .filter((piece, people) -> people > piece.seats())
                    .penalizeLong(HARD, (piece, people) -> people - piece.seats()).asConstraint("crowded"),
                all.forEach(Piece.class).penalizeLong(SOFT, piece -> piece.cost(0)).asConstraint("nobody there"),
                all.forEach(Seat.class).join(Cover.class, Joiners.equal(Seat::getDuty, Cover::duty))
                    .groupBy((seat, cover) -> cover.piece(), ConstraintCollectors.countBi())
                    .rewardLong(SOFT, (piece, people) -> piece.cost(0) - piece.cost(people)).asConstraint("covered"),
                all.forEachIncludingUnassigned(Seat.class)
                    .filter(seat -> seat.volunteer == null && !seat.duty.isCandidate)
                    .penalizeLong(SOFT, seat -> weights.get(seat.index == 0 ? "first" : "second"))
                    .asConstraint("empty seat"),
                all.forEach(Seat.class).filter(seat -> !seat.duty.isCandidate)
                    .groupBy(Seat::getDuty, ConstraintCollectors.count(),
                        ConstraintCollectors.sum(seat -> seat.volunteer.isFirstTimer ? 1 : 0))
                    .filter((duty, people, first) -> people >= 2 && people.intValue() == first.intValue())
                    .penalizeLong(SOFT, (duty, people, first) -> weights.get("first_timers"))
                    .asConstraint("first-timers only"),
                all.forEach(Seat.class)
                    .filter(seat -> !Collections.disjoint(seat.volunteer.dislikes, seat.duty.tags))
                    .penalizeLong(SOFT, seat -> weights.get("disliked")).asConstraint("disliked"),
                all.forEach(Duty.class).filter(duty -> duty.tags.contains("female_preferred"))
                    .ifNotExists(Seat.class, Joiners.equal(duty -> duty, Seat::getDuty),
                        Joiners.filtering((duty, seat) -> seat.volunteer.isWoman))
                    .penalizeLong(SOFT, duty -> weights.get("female")).asConstraint("no woman"),
                all.forEach(Seat.class).groupBy(Seat::getVolunteer, ConstraintCollectors.sum(Seat::minutes))
                    .penalizeLong(SOFT, (person, minutes) ->
                        weights.get("fair") * (2L * minutes * minutes + fairUnit * fairUnit) / (2L * fairUnit * fairUnit))
                    .asConstraint("load"),
            };
        }
    }

    static Plan planOf(Map<String, Object> instance) {
        fairUnit = Json.whole(instance, "fair_unit_min");
        minRest = Json.whole(instance, "min_rest");
        weights = Json.get(instance, "weights");
        List<Volunteer> people = new ArrayList<>();
        for (Map<String, Object> known : Json.rows(instance, "volunteers")) people.add(volunteer(known));
        Plan plan = new Plan();
        for (Map<String, Object> known : Json.rows(instance, "duties")) {
            Duty duty = duty(known, Json.words(known, "tags"), Json.words(known, "skill"));
            duty.seats = Json.whole(known, "seats");
            add(plan, duty, people);
        }
        for (Map<String, Object> post : Json.rows(instance, "posts")) addPost(plan, post, people);
        return plan;
    }

    static Volunteer volunteer(Map<String, Object> known) {
        Volunteer person = new Volunteer();
        person.id = Json.get(known, "id");
        person.isWoman = "f".equals(known.get("gender"));
        person.isFirstTimer = Json.get(known, "first_timer");
        person.dayCap = Json.whole(known, "max_minutes_per_day");
        person.totalCap = Json.whole(known, "max_minutes_total");
        person.skills = Json.words(known, "skills");
        person.dislikes = Json.words(known, "dislikes");
        person.windows = Json.get(known, "availability");
        return person;
    }

    static Duty duty(Map<String, Object> known, Set<String> tags, Set<String> skill) {
        Duty duty = new Duty();
        duty.id = Json.get(known, "id");
        duty.start = Json.whole(known, "start");
        duty.end = Json.whole(known, "end");
        duty.tags = tags;
        duty.skill = skill;
        return duty;
    }

    static void add(Plan plan, Duty duty, List<Volunteer> people) {
        plan.duties.add(duty);
        int longest = 0;
        for (int day = duty.start / DAY; day <= (duty.end - 1) / DAY; day++) {
            int minutes = Math.min(duty.end, (day + 1) * DAY) - Math.max(duty.start, day * DAY);
            plan.parts.add(new DayPart(duty, day, minutes));
            longest = Math.max(longest, minutes);
        }
        for (int index = 0; index < duty.seats; index++) {
            Seat seat = new Seat();
            seat.id = duty.id + "/" + index;
            seat.duty = duty;
            seat.index = index;
            seat.eligible = new ArrayList<>();
            for (Volunteer person : people)
                if (longest <= person.dayCap && person.canTake(duty, index)) seat.eligible.add(person);
            plan.seats.add(seat);
        }
    }

    static void addPost(Plan plan, Map<String, Object> post, List<Volunteer> people) {
        List<Duty> candidates = new ArrayList<>();
        Set<Integer> marks = new TreeSet<>(List.of(Json.whole(post, "start"), Json.whole(post, "end")));
        for (Map<String, Object> known : Json.rows(post, "shifts")) {
            Set<String> tags = Json.words(post, "tags");
            tags.addAll(Json.words(known, "tags"));
            Duty candidate = duty(known, tags, Set.of());
            candidate.isCandidate = true;
            candidate.seats = Json.whole(post, "seats");
            add(plan, candidate, people);
            candidates.add(candidate);
            marks.addAll(List.of(candidate.start, candidate.end));
        }
        Integer before = null;
        for (int mark : marks) {
            if (before != null) {
                Piece piece = new Piece(before, mark, Json.whole(post, "first"), Json.whole(post, "seats"));
                plan.pieces.add(piece);
                for (Duty candidate : candidates)
                    if (candidate.start <= piece.start() && piece.end() <= candidate.end)
                        plan.covers.add(new Cover(candidate, piece));
            }
            before = mark;
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<Integer> limits = new ArrayList<>();
        for (String limit : arguments[2].split(",")) limits.add(Integer.parseInt(limit));
        Collections.sort(limits);
        Recorder recorder = new Recorder(limits);
        Plan plan = planOf(new Json(Files.readString(Path.of(arguments[0]))).object());
        SolverConfig config = new SolverConfig().withSolutionClass(Plan.class).withEntityClasses(Seat.class)
            .withConstraintProviderClass(Rules.class).withRandomSeed(Long.parseLong(arguments[3]));
        Solver<Plan> solver = SolverFactory.<Plan>create(config).buildSolver();
        solver.addEventListener(event -> recorder.note(event.getNewBestSolution()));
        Thread clock = new Thread(() -> {
            try {
                Thread.sleep(Math.max(1, (long) (1000 * recorder.secondsLeft())));
            } catch (InterruptedException over) {
                return;
            }
            solver.terminateEarly();
        });
        clock.setDaemon(true);
        clock.start();
        recorder.note(solver.solve(plan));
        Files.writeString(Path.of(arguments[1]), recorder.finish());
    }

    /** Keeps costs over time and the best allowed roster at each limit. */
    static class Recorder {
        static final double LEAST_SECONDS = 0.1;
        final long began = System.nanoTime();
        final List<Integer> limits;
        final List<Plan> seen;
        final StringJoiner trajectory = new StringJoiner(", ", "[", "]");
        double noted = -1;
        long last = Long.MIN_VALUE;

        Recorder(List<Integer> limits) {
            this.limits = limits;
            seen = new ArrayList<>(Collections.nCopies(limits.size(), null));
        }

        double seconds() { return (System.nanoTime() - began) / 1e9; }

        double secondsLeft() { return limits.get(limits.size() - 1) - seconds(); }

        void note(Plan plan) {
            if (plan.score.hardScore() < 0) return;
            double now = seconds();
            for (int index = 0; index < limits.size(); index++)
                if (now <= limits.get(index) || index == limits.size() - 1) seen.set(index, plan);
            long cost = -plan.score.softScore();
            if (cost == last || (noted >= 0 && now - noted < LEAST_SECONDS)) return;
            trajectory.add(String.format(Locale.ROOT, "{\"seconds\": %.3f, \"cost\": %d}", now, cost));
            noted = now;
            last = cost;
        }

        String finish() {
            StringJoiner checkpoints = new StringJoiner(", ", "[", "]");
            for (int index = 0; index < limits.size(); index++) checkpoints.add(checkpoint(index));
            return "{\"trajectory\": " + trajectory + ", \"checkpoints\": " + checkpoints + "}\n";
        }

        String checkpoint(int index) {
            Plan plan = seen.get(index);
            if (plan == null) return "{\"limit\": " + limits.get(index) + ", \"assign\": null}";
            StringJoiner rows = new StringJoiner(", ", "[", "]");
            for (Seat seat : plan.seats)
                if (seat.volunteer != null)
                    rows.add("[\"" + seat.duty.id + "\", " + seat.index + ", \"" + seat.volunteer.id + "\"]");
            long cost = -plan.score.softScore();
            return "{\"limit\": " + limits.get(index) + ", \"cost\": " + cost + ", \"assign\": " + rows + "}";
        }
    }
}
