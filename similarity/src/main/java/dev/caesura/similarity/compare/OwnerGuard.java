package dev.caesura.similarity.compare;

import dev.caesura.similarity.terms.Mark;
import dev.caesura.similarity.terms.Role;
import dev.caesura.similarity.text.Hash;
import java.util.Set;

/**
 * Finds two texts in which a thing belongs to somebody else: "I lost my key", "I lost your key"; or
 * in which the owner and the one who acts have changed places: "my sister uses your car", "you use
 * my sister's car".
 */
final class OwnerGuard {

    /** His, her and their: the tables do not tell the number of a third person. */
    private static final Set<Long> THIRD =
            Set.of(~Hash.of("p3"), ~Hash.of("p3-m"), ~Hash.of("p3-f"));

    private OwnerGuard() {}

    static boolean differ(Role[] left, Role[] right) {
        return isOthers(left, right) || isTurned(left, right) || isTurned(right, left);
    }

    /** Whether one thing is mine here, and yours there. */
    private static boolean isOthers(Role[] left, Role[] right) {
        for (Role thing : left) {
            int here = owner(left, thing.id());
            int there = here < 0 ? -1 : owner(right, thing.id());
            if (there >= 0 && isOther(left[here], right[there])) {
                return true;
            }
        }
        return false;
    }

    /** The owner of a thing: right before it, or before "own"; -1 if it has none. */
    private static int owner(Role[] roles, long thing) {
        int at = indexOf(roles, thing);
        if (at < 1 || !isThing(roles[at])) {
            return -1;
        }
        boolean own = at > 1 && !isThing(roles[at - 1]) && !roles[at - 1].is(Role.PRONOUN);
        int owner = own && !roles[at - 1].is(Role.OWNER) ? at - 2 : at - 1;
        return roles[owner].is(Role.OWNER) && roles[owner].clause() == roles[at].clause()
                ? owner
                : -1;
    }

    private static boolean isOther(Role a, Role b) {
        return a.id() != b.id() && !(THIRD.contains(a.id()) && THIRD.contains(b.id()));
    }

    /**
     * Whether a noun acts on what belongs to a person in the first text, and the person acts in the
     * second, after whose verb the noun stands.
     */
    private static boolean isTurned(Role[] owned, Role[] acted) {
        for (Role owner : owned) {
            long person = ~owner.id();
            int actor = owner.is(Role.OWNER) ? indexOf(acted, person) : -1;
            boolean exchanged =
                    actor >= 0
                            && acted[actor].marks() == 0
                            && indexOf(owned, person) < 0
                            && indexOf(acted, owner.id()) < 0;
            if (exchanged && isActorTurned(owned, acted, actor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isActorTurned(Role[] owned, Role[] acted, int actor) {
        for (int noun = 0; noun + 1 < owned.length; noun++) {
            int then = isBareThing(owned[noun]) ? indexOf(acted, owned[noun].id()) : -1;
            int verb = isVerb(owned, noun + 1) ? indexOf(acted, owned[noun + 1].id()) : -1;
            if (verb > actor && then > verb && isOwnerOrObject(acted[then])) {
                return true;
            }
        }
        return false;
    }

    /** "The host's car", "le vélo du voisin". */
    private static boolean isOwnerOrObject(Role role) {
        return (role.marks() & ~Mark.PARTITIVE) == 0;
    }

    private static boolean isVerb(Role[] roles, int i) {
        return roles[i].is(Role.OPEN) && roles[i].marks() == 0;
    }

    private static boolean isBareThing(Role role) {
        return isThing(role) && role.marks() == 0;
    }

    private static boolean isThing(Role role) {
        return role.is(Role.OPEN)
                || role.is(Role.CLASSED) && !role.is(Role.PRONOUN) && !role.is(Role.ADJUNCT);
    }

    private static int indexOf(Role[] roles, long id) {
        for (int i = 0; i < roles.length; i++) {
            if (roles[i].id() == id) {
                return i;
            }
        }
        return -1;
    }
}
