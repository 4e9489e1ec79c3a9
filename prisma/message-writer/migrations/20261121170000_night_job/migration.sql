-- CreateTable
CREATE TABLE "standing_order" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "first_name" TEXT NOT NULL,
    "birthday_day" SMALLINT NOT NULL,
    "birthday_month" SMALLINT NOT NULL,
    "tone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "standing_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_run" (
    "id" UUID NOT NULL,
    "night" TEXT,
    "person_id" UUID,
    "leased_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_result" (
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "written" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_result_pkey" PRIMARY KEY ("run_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "standing_order_person_id_first_name_birthday_day_birthday_m_key" ON "standing_order"("person_id", "first_name", "birthday_day", "birthday_month");

-- CreateIndex
CREATE UNIQUE INDEX "job_run_night_key" ON "job_run"("night");

-- CreateIndex
CREATE INDEX "job_run_finished_at_created_at_idx" ON "job_run"("finished_at", "created_at");

-- CreateIndex
CREATE INDEX "job_result_person_id_at_idx" ON "job_result"("person_id", "at");

-- AddForeignKey
ALTER TABLE "standing_order" ADD CONSTRAINT "standing_order_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_result" ADD CONSTRAINT "job_result_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "job_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_result" ADD CONSTRAINT "job_result_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
