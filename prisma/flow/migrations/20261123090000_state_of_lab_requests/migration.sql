-- AlterTable
ALTER TABLE "lab_request" ADD COLUMN     "begun_at" TIMESTAMPTZ(3),
ADD COLUMN     "failed_at" TIMESTAMPTZ(3);
