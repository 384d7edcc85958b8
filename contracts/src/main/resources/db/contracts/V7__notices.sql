-- Notices to persons that something waits for their decision. A question is a negotiation and how many offers it had.

create table notice (
    question varchar(80) not null,
    kind     varchar(16) not null, -- WAITING, REMINDER
    sent_at  timestamp(6) with time zone not null,
    primary key (question, kind)
);
