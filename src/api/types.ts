import type {components, operations} from './generated/contract.js';

type Schemas = components['schemas'];

export type Area = Schemas['Area'];
export type AreaList = Schemas['AreaList'];
export type Article = Schemas['Article'];
export type ArticleRatings = Schemas['ArticleRatings'];
export type ArticleRatingsList = Schemas['ArticleRatingsList'];
export type ArticleSummary = Schemas['ArticleSummary'];
export type ArticleList = Schemas['ArticleList'];
export type Breakdown = Schemas['Breakdown'];
export type Campaign = Schemas['Campaign'];
export type CampaignList = Schemas['CampaignList'];
export type Contact = Schemas['Contact'];
export type FeedbackReceipt = Schemas['FeedbackReceipt'];
export type FeedbackRequest = Schemas['FeedbackRequest'];
export type FeedbackStatus = Schemas['FeedbackStatus'];
export type FieldError = Schemas['FieldError'];
export type Form = Schemas['Form'];
export type FormField = Schemas['FormField'];
export type Image = Schemas['Image'];
export type Indicator = Schemas['Indicator'];
export type LocalizedText = Schemas['LocalizedText'];
export type Measure = Schemas['Measure'];
export type MostViewed = Schemas['MostViewed'];
export type Observation = Schemas['Observation'];
export type ObservationList = Schemas['ObservationList'];
export type Page = Schemas['Page'];
export type PartsCheck = Schemas['PartsCheck'];
export type Period = Schemas['Period'];
export type Problem = Schemas['Problem'];
export type Quantity = Schemas['Quantity'];
export type Rating = Schemas['Rating'];
export type RatingCounts = Schemas['RatingCounts'];
export type RatingRequest = Schemas['RatingRequest'];
export type RelatedObservation = Schemas['RelatedObservation'];
export type Scope = Schemas['Scope'];
export type StaffFeedback = Schemas['StaffFeedback'];
export type StaffFeedbackList = Schemas['StaffFeedbackList'];
export type StaffFeedbackSummary = Schemas['StaffFeedbackSummary'];
export type StaffMember = Schemas['StaffMember'];
export type StatusChange = Schemas['StatusChange'];
export type Unit = Schemas['Unit'];
export type UnitReference = Schemas['UnitReference'];
export type Window = Schemas['Window'];

/** The query of a read, as the contract names it. */
export type QueryOf<Operation extends keyof operations> = NonNullable<operations[Operation]['parameters']['query']>;
