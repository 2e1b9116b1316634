package dev.caesura.sender.listen;

import dev.caesura.sender.generate.GenerationException;
import dev.caesura.sender.guard.AccountGuard;
import dev.caesura.sender.guard.Admission;

/** What a model's failure tells the guard of its health. */
final class GuardLesson {

    private GuardLesson() {}

    static void learn(GenerationException e, AccountGuard guard, Admission.Permit permit) {
        if (!e.retryable()) {
            permit.answered();
        } else if (e.retryAfter() == null) {
            permit.failed(e);
        } else {
            permit.answered();
            guard.throttle(e.retryAfter());
        }
    }
}
