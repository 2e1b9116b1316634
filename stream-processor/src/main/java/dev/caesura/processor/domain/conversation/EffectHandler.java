package dev.caesura.processor.domain.conversation;

/** Carries out decisions: one method for each kind of {@link Effect}. */
public interface EffectHandler {

    void burstEnded(Effect.BurstEnded effect);

    void writeDown(Effect.WriteDown effect);

    void writeEcho(Effect.WriteEcho effect);

    void amend(Effect.Amend effect);

    void ask(Effect.Ask effect);

    void callInVain();

    void voidAttempt(Effect.VoidAttempt effect);

    void send(Effect.Send effect);

    void forgetReply(Effect.ForgetReply effect);

    void endTurn(Effect.EndTurn effect);

    void notArrived(Effect.NotArrived effect);

    void settle(Effect.Settle effect);

    void setAside(Effect.SetAside effect);

    void takePlace();

    void erase();

    void archive(Effect.Archive effect);

    void handOn(Effect.HandOn effect);

    void takeOver(Effect.TakeOver effect);

    void relay(Effect.Relay effect);

    void count(ConversationMetric what);
}
